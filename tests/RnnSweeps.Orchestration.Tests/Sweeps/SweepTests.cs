using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class SweepTests
{
    [Fact]
    public async Task A_sweep_ends_with_every_run_epoch_checkpoint_and_sample_in_the_store()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.Sweep("whole", ["a", "b", "c"]));
        Assert.Equal([RunState.Completed, RunState.Completed, RunState.Completed], runs.Select(r => r.State));
        Assert.Equal([1, 1, 1], runs.Select(r => r.Attempt));
        foreach (var run in runs)
        {
            Assert.Equal([1, 2, 3], (await host.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
            Assert.Equal([1, 2, 3], (await host.Store.CheckpointsAsync(run.Id)).Select(c => c.Epoch));
            Assert.Equal("it has a", Assert.Single(await host.Store.SamplesAsync(run.Id)).Text);
            Assert.Equal("t", Assert.Single(await host.Store.EvaluationsAsync(run.Id)).Text);
        }
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(SweepId.Parse("whole")))!.State);
        Assert.Empty(await host.Store.EventsAsync(SweepId.Parse("whole")));
    }

    [Fact]
    public async Task A_slot_uses_its_trainer_for_run_after_run()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [o.Slots![0]] });
        var runs = await host.TrainAsync(Given.Sweep("reuse", ["a", "b", "c"]));
        Assert.Single(runs.SelectMany(r => Processes.TrainersOf(folder.Results, r.Id)).Distinct());
    }

    [Fact]
    public async Task Runs_that_have_ended_keep_no_grain_in_memory()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        await host.TrainAsync(Given.Sweep("many", [.. Enumerable.Range(0, 20).Select(i => $"a{i}")]));
        var silo = host.Grains.GetGrain<IManagementGrain>(0);
        await Eventually.GetAsync(
            async () => (await silo.GetSimpleGrainStatistics()).Where(s => s.GrainType.Contains("RunGrain", StringComparison.Ordinal)).Sum(s => s.ActivationCount) == 0 ? "" : null,
            "the end of the runs' grains");
        Assert.Contains(await silo.GetSimpleGrainStatistics(), s => s.GrainType.Contains("SweepGrain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_others_going()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.Sweep("mixed", ["a", "diverged=2", "c"]));
        Assert.Equal([RunState.Completed, RunState.Failed, RunState.Completed], runs.Select(r => r.State));
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(SweepId.Parse("mixed")))!.State);
    }

    [Fact]
    public async Task No_more_runs_train_at_a_time_than_the_sweep_allows()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("narrow", ["a ms=100000", "b"], slots: 1));
        await host.UntilAsync(new RunId(sweep, 1), r => r.State == RunState.Running, "start");
        Assert.Null(await host.Sweep(sweep).NextRun());
        Assert.False((await host.Sweep(sweep).Status()).CanGive);
        await host.Client.CancelAsync(sweep, "enough");
        Assert.Equal(0, (await host.Store.FindRunAsync(new RunId(sweep, 2)))!.Attempt);
    }

    [Fact]
    public async Task A_sweep_of_higher_priority_goes_before_an_older_one()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [o.Slots![0]] });
        var first = await host.Client.SubmitAsync(Given.Sweep("first", ["hold ms=200", "second"]));
        await host.UntilAsync(new RunId(first, 1), r => r.State == RunState.Running, "start");
        var urgent = await host.Client.SubmitAsync(Given.Sweep("urgent", ["u"], priority: 1));
        await Eventually.GetAsync(async () => (await host.Store.RunsAsync(urgent)).Count == 1 ? "" : null, "expansion");
        await host.UntilEndAsync(first);
        var before = Assert.Single(await host.UntilEndAsync(urgent));
        Assert.True(before.StartedAt < (await host.Store.FindRunAsync(new RunId(first, 2)))!.StartedAt);
    }

    [Fact]
    public async Task A_host_of_one_sweep_leaves_all_others_alone()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { OnlySweep = SweepId.Parse("mine") });
        await host.Client.SubmitAsync(Given.Sweep("theirs", ["a"]));
        await host.TrainAsync(Given.Sweep("mine", ["a"]));
        Assert.Equal(SweepState.Active, (await host.Store.FindSweepAsync(SweepId.Parse("theirs")))!.State);
        Assert.Empty(await host.Store.RunsAsync(SweepId.Parse("theirs")));
    }

    [Fact]
    public async Task A_sweep_whose_stored_runs_are_others_ends_with_the_reason_and_the_next_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await Results.Store.ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System))
        {
            var odd = await store.AddSweepAsync(Given.Sweep("odd", ["a"]));
            var others = GridExpansion.Expand(SweepFile.Parse(Given.Sweep("other", ["b"]).Yaml, "other.yaml").Definition!);
            await store.AddRunsAsync(odd.Id, others);
        }
        await using var host = await TestHost.StartAsync(folder);
        await host.TrainAsync(Given.Sweep("good", ["a"]));
        await host.UntilEndAsync(SweepId.Parse("odd"));
        Assert.Contains("other runs of the stored sweep file", (await host.Store.FindSweepAsync(SweepId.Parse("odd")))!.Reason, StringComparison.Ordinal);
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(SweepId.Parse("good")))!.State);
    }

    [Fact]
    public async Task Whoever_learns_that_a_sweep_has_ended_finds_its_csv_files()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        await host.TrainAsync(Given.Sweep("written", ["a", "b"]));
        foreach (var view in (string[])["leaderboard", "runs", "curves"]) Assert.True(File.Exists(folder.Results.Export(SweepId.Parse("written"), view, "csv")), view);
    }

    [Fact]
    public async Task A_stored_sweep_file_that_cannot_be_read_ends_the_sweep_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.Sweep("odd", ["a"]) with { Yaml = "name: odd\ntomorrow: true\n" });
        Assert.Empty(runs);
        Assert.Contains("tomorrow", (await host.Store.FindSweepAsync(SweepId.Parse("odd")))!.Reason, StringComparison.Ordinal);
    }
}
