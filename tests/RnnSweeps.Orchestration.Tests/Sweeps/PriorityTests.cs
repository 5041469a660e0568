using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class PriorityTests
{
    [Fact]
    public async Task A_run_of_higher_priority_goes_before_those_of_lower_numbers_in_its_sweep_and_stays_so_over_a_restart()
    {
        using var folder = new TemporaryFolder();
        var sweep = SweepId.Parse("order");
        await using (var host = await TestHost.StartAsync(folder, One))
        {
            await host.Client.SubmitAsync(Given.Sweep("order", ["a ms=50", "b", "c", "d"], epochs: 20));
            await host.UntilEpochAsync(new RunId(sweep, 1), 1);
            Assert.Equal("Run order/0004 has priority 2 now; it was 0.", (await host.Client.ControlAsync(new PriorityRequest(sweep, new RunId(sweep, 4), 2))).Sentence);
            Assert.Equal("Run order/0004 has priority 2 already.", (await host.Client.ControlAsync(new PriorityRequest(sweep, new RunId(sweep, 4), 2))).Sentence);
            await host.Client.ControlAsync(new PriorityRequest(sweep, new RunId(sweep, 2), -1));
        }
        await using (var host = await TestHost.StartAsync(folder, One))
        {
            var runs = await host.UntilEndAsync(sweep);
            Assert.Equal([1, 4, 3, 2], runs.OrderBy(r => r.StartedAt).Select(r => r.Id.Number));
            Assert.Equal(ControlEffect.Refused, (await host.Client.ControlAsync(new PriorityRequest(sweep, new RunId(sweep, 2), 5))).Effect);
        }
    }

    [Fact]
    public async Task A_sweep_that_is_given_a_higher_priority_goes_before_an_older_one()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, One);
        var first = await host.Client.SubmitAsync(Given.Sweep("first", ["hold ms=200", "second"]));
        var urgent = await host.Client.SubmitAsync(Given.Sweep("urgent", ["u"]));
        await host.UntilAsync(new RunId(first, 1), r => r.State == RunState.Running, "start");
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new PriorityRequest(urgent, null, 7))).Effect);
        Assert.Equal(7, (await host.Store.FindSweepAsync(urgent))!.Priority);
        await host.UntilEndAsync(first);
        Assert.True(Assert.Single(await host.UntilEndAsync(urgent)).StartedAt < (await host.Store.FindRunAsync(new RunId(first, 2)))!.StartedAt);
    }

    [Fact]
    public async Task A_single_run_is_cancelled_and_the_others_go_on_to_the_end_of_the_sweep()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("without", ["a ms=100000", "b", "c ms=20", "d ms=100000"], epochs: 20));
        var (trained, waiting) = (new RunId(sweep, 1), new RunId(sweep, 4));
        await host.UntilAsync(trained, r => r.State == RunState.Running, "start");
        foreach (var run in (RunId[])[trained, waiting])
        {
            Assert.Equal($"Run {run} has been cancelled.", (await host.Client.ControlAsync(new CancelRequest(sweep, run, "Cancelled by the user."))).Sentence);
            Assert.Equal(ControlEffect.Already, (await host.Client.ControlAsync(new CancelRequest(sweep, run, "Cancelled by the user."))).Effect);
        }
        var runs = await host.UntilEndAsync(sweep);
        Assert.Equal([RunState.Cancelled, RunState.Completed, RunState.Completed, RunState.Cancelled], runs.Select(r => r.State));
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(sweep))!.State);
        Assert.Equal(ControlEffect.Refused, (await host.Client.ControlAsync(new CancelRequest(sweep, runs[1].Id, "no"))).Effect);
        Assert.DoesNotContain("fenced_write", (await host.Store.EventsAsync(sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_pause_after_a_failure_that_is_in_the_store_holds_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        SweepId sweep;
        await using (var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System))
        {
            sweep = (await store.AddSweepAsync(Given.Sweep("wounded", ["a", "b"]))).Id;
            await store.AddRunsAsync(sweep, SweepExpansion.Expand(SweepFile.Parse(Given.Sweep("wounded", ["a", "b"]).Yaml, "wounded.yaml").Definition!));
        }
        await using (var connection = new SqliteConnection($"Data Source={folder.Results.Database};Pooling=false"))
            await connection.ExecuteAsync("UPDATE runs SET not_before = CASE number WHEN 1 THEN '2999-01-01T00:00:00.0000000Z' ELSE '2001-01-01T00:00:00.0000000Z' END");
        await using var host = await TestHost.StartAsync(folder, o => o with { RetryPauses = [TimeSpan.FromHours(1)] });
        await host.UntilAsync(new RunId(sweep, 2), r => r.State == RunState.Completed, "end");
        await host.Sweep(sweep).Reconcile();
        Assert.False((await host.Sweep(sweep).Status()).CanGive);
        Assert.Null(await host.Sweep(sweep).NextRun());
        Assert.Equal((RunState.Queued, 0), (await host.Store.FindRunAsync(new RunId(sweep, 1))) is { } run ? (run.State, run.Attempt) : default);
    }

    private static Orchestration.Hosting.OrchestrationOptions One(Orchestration.Hosting.OrchestrationOptions options) => options with { Slots = [options.Slots![0]] };
}
