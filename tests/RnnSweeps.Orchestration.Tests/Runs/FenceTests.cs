using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Runs;

public sealed class FenceTests
{
    [Fact]
    public async Task A_late_report_of_an_older_attempt_is_refused_and_noted()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("fenced", ["crash=2 ms=30"], epochs: 1000));
        var run = new RunId(sweep, 1);
        await host.UntilAsync(run, r => r is { Attempt: 2, State: RunState.Running }, "second attempt");
        var verdict = await host.Run(run).Report(new AttemptReport { Attempt = 1, Events = [new EpochEnded(run, 1, Given.Epoch(999))], Log = "log" });
        Assert.Equal(EvaluationDecision.Stop, verdict);
        Assert.DoesNotContain(await host.Store.EpochsAsync(run), e => e.Epoch == 999);
        Assert.Contains(await host.Store.EventsAsync(sweep), e => e.Kind == "fenced_write");
        Assert.Equal(RunState.Running, (await host.Store.FindRunAsync(run))!.State);
    }

    [Fact]
    public async Task An_attempt_that_the_store_has_forgotten_is_not_made_again_over_its_files()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var left = RunFile.PathOf(Directory.CreateDirectory(folder.Results.Run(RunId.Parse("forgotten/0001"))).FullName, RunFile.Epoch, 2, attempt: 3);
        await File.WriteAllTextAsync(left, "of a store before this one");
        var runs = await host.TrainAsync(Given.Sweep("forgotten", ["a", "b"]));
        Assert.Equal([4, 1], runs.Select(r => r.Attempt));
        Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
    }

    [Fact]
    public async Task The_same_report_again_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var before = Assert.Single(await host.TrainAsync(Given.Sweep("twice", ["a"])));
        var again = new AttemptReport { Attempt = 1, Events = [new RunFinished(before.Id, 1, 3, "other", [])], Log = "log" };
        Assert.Equal(EvaluationDecision.Stop, await host.Run(before.Id).Report(again));
        Assert.Equal(before, await host.Store.FindRunAsync(before.Id));
        Assert.Empty(await host.Store.EventsAsync(before.Id.Sweep));
    }

    [Fact]
    public async Task A_run_in_training_cannot_be_begun_a_second_time()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("held", ["a ms=100000"]));
        var run = new RunId(sweep, 1);
        await host.UntilAsync(run, r => r.State == RunState.Running, "start");
        Assert.Null(await host.Run(run).Start(Given.Place));
        Assert.Equal(RunState.Running, await host.Run(run).Watch());
        Assert.Equal(1, (await host.Store.FindRunAsync(run))!.Attempt);
    }

    [Fact]
    public async Task A_run_that_no_slot_knows_of_waits_again()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { OnlySweep = Core.Sweeps.SweepId.Parse("another") });
        var sweep = await host.Client.SubmitAsync(Given.Sweep("orphan", ["a"]));
        await host.Sweep(sweep).Reconcile();
        var run = new RunId(sweep, 1);
        Assert.NotNull(await host.Run(run).Start(Given.Place));
        Assert.Equal(RunState.Queued, await host.Run(run).Watch());
        var row = (await host.Store.FindRunAsync(run))!;
        Assert.Equal((RunState.Queued, 1, 0), (row.State, row.Attempt, row.Failures));
    }

    [Fact]
    public async Task Grains_that_are_deactivated_at_any_time_come_back_and_go_on()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("asleep", ["a ms=20", "b ms=20 crash=9"], epochs: 30));
        for (var epoch = 2; epoch < 30; epoch += 4)
        {
            await host.UntilEpochAsync(new RunId(sweep, 1), epoch);
            await TestHost.DeactivateAsync(host.Run(new RunId(sweep, 1)));
            await TestHost.DeactivateAsync(host.Run(new RunId(sweep, 2)));
            await TestHost.DeactivateAsync(host.Sweep(sweep));
            await TestHost.DeactivateAsync(host.Grains.GetGrain<ISchedulerGrain>(0));
        }
        var runs = await host.UntilEndAsync(sweep);
        Assert.Equal([(RunState.Completed, 1), (RunState.Completed, 2)], runs.Select(r => (r.State, r.Attempt)));
        foreach (var run in runs) Assert.Equal(Enumerable.Range(1, 30), (await host.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
    }
}
