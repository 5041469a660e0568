using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class PauseTests
{
    [Fact]
    public async Task A_paused_sweep_leaves_its_slots_stays_so_over_a_restart_and_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        var sweep = SweepId.Parse("breather");
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.Client.SubmitAsync(Given.Sweep("breather", ["a ms=20", "b ms=100 deaf=1", "c"], epochs: 40));
            foreach (var number in (int[])[1, 2]) await host.UntilEpochAsync(new RunId(sweep, number), 3);
            Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new PauseRequest(sweep))).Effect);
            await PausedAsync(host, sweep);
            await Eventually.GetAsync(async () => (await host.Client.ClusterAsync()).All(s => s.Run is null) ? "" : null, "free slots");
            Assert.All(await host.Store.RunsAsync(sweep), r => Assert.Equal((RunState.Queued, 0), (r.State, r.Failures)));
            var again = await host.Client.ControlAsync(new PauseRequest(sweep));
            Assert.Equal((ControlEffect.Already, "Sweep breather is paused already."), (again.Effect, again.Sentence));
        }
        await using (var host = await TestHost.StartAsync(folder))
        {
            Assert.Null(await host.Sweep(sweep).NextRun());
            Assert.False((await host.Sweep(sweep).Status()).CanGive);
            await PausedAsync(host, sweep);
            Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new ResumeRequest(sweep))).Effect);
            var runs = await host.UntilEndAsync(sweep);
            Assert.Equal([(RunState.Completed, 2, 0), (RunState.Completed, 2, 0), (RunState.Completed, 1, 0)], runs.Select(r => (r.State, r.Attempt, r.Failures)));
            foreach (var run in runs) Assert.Equal(Enumerable.Range(1, 40), (await host.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
            Assert.Equal(["paused", "resumed"], (await host.Store.EventsAsync(sweep)).Select(e => e.Kind));
            Assert.Equal(ControlEffect.Refused, (await host.Client.ControlAsync(new PauseRequest(sweep))).Effect);
        }
    }

    [Fact]
    public async Task A_resumed_sweep_keeps_the_limits_that_it_had()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [o.Slots![0]] });
        var sweep = await host.Client.SubmitAsync(Given.SweepWith("kept", ["a ms=100", "b", "c", "d"], 20, "budget: {runs: 2}"));
        await host.UntilEpochAsync(new RunId(sweep, 1), 2);
        await host.Client.ControlAsync(new PauseRequest(sweep));
        await host.Client.ControlAsync(new ResumeRequest(sweep));
        await host.UntilEndAsync(sweep);
        Assert.Equal("The budget of 2 runs is spent.", (await host.Store.FindSweepAsync(sweep))!.Reason);
        Assert.Equal(ControlEffect.Already, (await host.Client.ControlAsync(new PauseRequest(sweep))).Effect);

        await host.Client.ControlAsync(new ResumeRequest(sweep, null, new Allowance(new SweepBudget { Runs = 3 }, null)));
        await host.UntilEndAsync(sweep);
        Assert.Equal("The budget of 3 runs is spent.", (await host.Store.FindSweepAsync(sweep))!.Reason);
        await host.Client.ControlAsync(new ResumeRequest(sweep));
        Assert.All(await host.UntilEndAsync(sweep), r => Assert.Equal(RunState.Completed, r.State));
    }

    [Fact]
    public async Task A_run_of_a_paused_sweep_that_its_host_left_behind_waits_again_without_being_begun()
    {
        using var folder = new TemporaryFolder();
        SweepId sweep;
        await using (var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System))
        {
            sweep = (await store.AddSweepAsync(Given.Sweep("left", ["a"]))).Id;
            await store.AddRunsAsync(sweep, SweepExpansion.Expand(SweepFile.Parse(Given.Sweep("left", ["a"]).Yaml, "left.yaml").Definition!));
            await store.BeginAttemptAsync(new RunId(sweep, 1), 0, Given.Place);
            await store.ControlAsync(new PauseRequest(sweep));
        }
        await using var host = await TestHost.StartAsync(folder);
        var run = await host.UntilAsync(new RunId(sweep, 1), r => r.State == RunState.Queued, "return to the queue");
        Assert.Equal((1, 0), (run.Attempt, run.Failures));
        await PausedAsync(host, sweep);
        await host.Client.ControlAsync(new ResumeRequest(sweep));
        Assert.Equal((RunState.Completed, 2), Assert.Single(await host.UntilEndAsync(sweep)) is var r ? (r.State, r.Attempt) : default);
    }

    [Fact]
    public async Task A_slot_that_was_given_a_run_a_moment_before_the_pause_does_not_begin_it()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { OnlySweep = SweepId.Parse("another") });
        var sweep = await host.Client.SubmitAsync(Given.Sweep("late", ["a"]));
        await host.Sweep(sweep).Reconcile();
        var run = Assert.NotNull(await host.Sweep(sweep).NextRun());
        await host.Store.ControlAsync(new PauseRequest(sweep, run));
        Assert.Null(await host.Run(run).Start(Given.Place));
        await host.Client.ControlAsync(new ResumeRequest(sweep, run));
        await host.Store.ControlAsync(new PauseRequest(sweep));
        Assert.Null(await host.Run(run).Start(Given.Place));
        await host.Client.ControlAsync(new ResumeRequest(sweep));
        Assert.Equal(run, await host.Sweep(sweep).NextRun());
        Assert.NotNull(await host.Run(run).Start(Given.Place));
    }

    [Fact]
    public async Task A_paused_run_waits_while_the_others_go_on_and_its_sweep_stays_active_until_it_is_resumed()
    {
        using var folder = new TemporaryFolder();
        var sweep = SweepId.Parse("partly");
        var (trained, waiting) = (new RunId(sweep, 1), new RunId(sweep, 3));
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.Client.SubmitAsync(Given.Sweep("partly", ["a ms=20", "b ms=20", "c", "d"], epochs: 30));
            await host.UntilEpochAsync(trained, 3);
            foreach (var run in (RunId[])[trained, waiting]) Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new PauseRequest(sweep, run))).Effect);
            Assert.Equal($"Run {trained} is paused already.", (await host.Client.ControlAsync(new PauseRequest(sweep, trained))).Sentence);
            foreach (var number in (int[])[2, 4]) await host.UntilAsync(new RunId(sweep, number), r => r.State == RunState.Completed, "end");
            var row = await host.UntilAsync(trained, r => r.State == RunState.Queued, "interruption");
            Assert.Equal((1, 0, true), (row.Attempt, row.Failures, row.Paused));
        }
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.Sweep(sweep).Reconcile();
            Assert.Null(await host.Sweep(sweep).NextRun());
            Assert.Equal(SweepState.Active, (await host.Store.FindSweepAsync(sweep))!.State);
            Assert.True((await host.Store.RunCountsAsync())[sweep].WaitsForPeople);
            Assert.Equal(0, (await host.Store.FindRunAsync(waiting))!.Attempt);
            foreach (var run in (RunId[])[trained, waiting]) Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new ResumeRequest(sweep, run))).Effect);
            Assert.All(await host.UntilEndAsync(sweep), r => Assert.Equal((RunState.Completed, 0), (r.State, r.Failures)));
        }
    }

    [Fact]
    public async Task A_run_that_is_paused_while_it_waits_at_a_rung_is_promoted_and_waits_on()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.SweepWith("rungs", ["level=1", "level=2 ms=50", "level=3 ms=50"], 12, "early_terminate: {type: hyperband, min_iter: 4, eta: 3, strict: true}"));
        var best = new RunId(sweep, 1);
        await host.UntilAsync(best, r => r.State == RunState.AwaitingPromotion, "rung");
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new PauseRequest(sweep, best))).Effect);
        foreach (var number in (int[])[2, 3]) await host.UntilAsync(new RunId(sweep, number), r => r.State == RunState.Stopped, "decision");
        var promoted = await host.UntilAsync(best, r => r.State == RunState.Queued, "promotion");
        Assert.Equal((true, 1), (promoted.Paused, promoted.Attempt));
        Assert.Null(await host.Sweep(sweep).NextRun());
        await host.Client.ControlAsync(new ResumeRequest(sweep, best));
        Assert.Equal([RunState.Completed, RunState.Stopped, RunState.Stopped], (await host.UntilEndAsync(sweep)).Select(r => r.State));
    }

    [Fact]
    public async Task What_was_never_paused_cannot_be_resumed()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("going", ["a ms=100000"]));
        var run = new RunId(sweep, 1);
        await host.UntilAsync(run, r => r.State == RunState.Running, "start");
        Assert.Equal("Run going/0001 is not paused: it is running.", (await RefusedAsync(new ResumeRequest(sweep, run))).Sentence);
        Assert.Equal("Sweep going is neither paused nor halted: it is active.", (await RefusedAsync(new ResumeRequest(sweep))).Sentence);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => host.Client.ControlAsync(new PauseRequest(sweep, new RunId(sweep, 2))));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => host.Client.ControlAsync(new CancelRequest(sweep, new RunId(sweep, 2), "no")));

        async Task<ControlAnswer> RefusedAsync(ControlRequest request)
        {
            var answer = await host.Client.ControlAsync(request);
            Assert.Equal(ControlEffect.Refused, answer.Effect);
            return answer;
        }
    }

    private static async Task PausedAsync(TestHost host, SweepId sweep)
    {
        var found = (await host.Store.FindSweepAsync(sweep))!;
        Assert.Equal((SweepState.Paused, "Paused by the user."), (found.State, found.Reason));
    }
}
