using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class RetryTests
{
    [Fact]
    public async Task A_failed_run_is_tried_again_its_sweep_goes_on_and_what_is_finished_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var before = await host.TrainAsync(Given.Sweep("again", ["a", "crash=2"], retries: 0));
        Assert.Equal([RunState.Completed, RunState.Failed], before.Select(r => r.State));
        var (sweep, failed) = (before[1].Id.Sweep, before[1].Id);
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new RetryRequest(sweep, failed))).Effect);
        var after = await host.UntilEndAsync(sweep);
        Assert.Equal(before[0], after[0]);
        Assert.Equal((RunState.Completed, 2, 0, 1), (after[1].State, after[1].Attempt, after[1].Failures, after[1].RetriedAt));
        Assert.Equal([1, 2, 3], (await host.Store.EpochsAsync(failed)).Select(e => e.Epoch));
        Assert.Contains("Tried again by the user; it was failed (crashed).", (await host.Store.EventsAsync(sweep)).Select(e => e.Message));
        Assert.Contains(",completed,", (await File.ReadAllLinesAsync(folder.Results.Export(sweep, "runs", "csv"), TestContext.Current.CancellationToken))[2], StringComparison.Ordinal);
        foreach (var run in after)
            Assert.Equal("can only be tried again once it has failed or was cancelled: it is completed.", (await host.Client.ControlAsync(new RetryRequest(sweep, run.Id))).Sentence[$"Run {run.Id} ".Length..]);
    }

    [Fact]
    public async Task A_retry_that_was_stored_by_a_clock_an_hour_ahead_does_not_wait_for_that_hour()
    {
        using var folder = new TemporaryFolder();
        await WaitingForAnHourAsync(folder);
        await using var host = await TestHost.StartAsync(folder);
        var run = Assert.Single(await host.UntilEndAsync(SweepId.Parse("ahead")));
        Assert.Equal((RunState.Completed, 2), (run.State, run.Attempt));
    }

    [Fact]
    public async Task A_person_ends_the_pause_after_a_failure()
    {
        using var folder = new TemporaryFolder();
        var id = await WaitingForAnHourAsync(folder);
        await using var host = await TestHost.StartAsync(folder, o => o with { RetryPauses = [TimeSpan.FromHours(1)] });
        await host.UntilAsync(id, r => r.State == RunState.Queued, "pause");
        var answer = await host.Client.ControlAsync(new RetryRequest(id.Sweep, id));
        Assert.Equal((ControlEffect.Changed, $"Run {id} waited for its next attempt; it begins now."), (answer.Effect, answer.Sentence));
        Assert.Equal(RunState.Completed, Assert.Single(await host.UntilEndAsync(id.Sweep)).State);
    }

    /// <summary>A sweep of one run that has failed once, whose next attempt is stored for an hour from now.</summary>
    private static async Task<RunId> WaitingForAnHourAsync(TemporaryFolder folder)
    {
        folder.Results.Create();
        await using var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System);
        var sweep = (await store.AddSweepAsync(Given.Sweep("ahead", ["a"]))).Id;
        var file = SweepFile.Parse((await store.FindSweepAsync(sweep))!.Yaml, "ahead.yaml");
        await store.AddRunsAsync(sweep, SweepExpansion.Expand(file.Definition!));
        var run = new RunId(sweep, 1);
        await store.BeginAttemptAsync(run, 0, Given.Place);
        await store.RequeueAsync(run, 1, FailureKind.Crashed, "It crashed.", DateTimeOffset.UtcNow.AddHours(1));
        return run;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sweep_that_halted_at_its_first_failures_goes_on_when_they_are_tried_again(bool one)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var before = await host.TrainAsync(Given.SweepWith("fragile", ["crash=1", "a crash=1", "b crash=1", "c", "d"], 2, "fail_fast: 2\nretries: 0\nslots: 1"));
        Assert.Equal([RunState.Failed, RunState.Failed, RunState.Queued, RunState.Queued, RunState.Queued], before.Select(r => r.State));
        var sweep = before[0].Id.Sweep;
        Assert.Equal(SweepState.Halted, (await host.Store.FindSweepAsync(sweep))!.State);
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new RetryRequest(sweep, one ? before[1].Id : null))).Effect);
        var after = await host.UntilEndAsync(sweep);
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(sweep))!.State);
        Assert.Equal([one ? RunState.Failed : RunState.Completed, RunState.Completed, RunState.Failed, RunState.Completed, RunState.Completed], after.Select(r => r.State));
    }

    [Fact]
    public async Task A_sweep_that_a_person_has_paused_stays_so_when_a_run_of_it_is_tried_again()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("idle", ["crash=1", "a ms=50"], epochs: 1000, retries: 0));
        await host.UntilAsync(new RunId(sweep, 1), r => r.State == RunState.Failed, "failure");
        await host.Client.ControlAsync(new PauseRequest(sweep));
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new RetryRequest(sweep))).Effect);
        Assert.Equal(SweepState.Paused, (await host.Store.FindSweepAsync(sweep))!.State);
        Assert.Equal((RunState.Queued, 1), await host.Store.FindRunAsync(new RunId(sweep, 1)) is { } run ? (run.State, run.Attempt) : default);
        await host.Client.CancelAsync(sweep, "enough");
    }

    /// <summary>Its configuration goes on beyond the rung with the seed that is left; the other one comes after it.</summary>
    [Theory]
    [InlineData("early_terminate: {type: hyperband, min_iter: 2, eta: 3}", 6)]
    [InlineData("early_terminate: {type: hyperband, min_iter: 2, eta: 2, strict: true}", 9)]
    [InlineData("early_terminate: {type: hyperband, min_iter: 2, eta: 3, audit: 1}", 6)]
    public async Task A_seed_that_is_tried_again_does_not_wait_at_a_rung_that_is_decided(string rule, int epochs)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var before = await host.TrainAsync(Given.SweepWith("late", ["level=1 crash=1 only-seed=1", "level=2 crash=1 only-seed=1"], epochs, $"seeds: [0, 1]\nretries: 0\n{rule}"));
        Assert.Equal(2, before.Count(r => r.State == RunState.Failed));
        var sweep = before[0].Id.Sweep;
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new RetryRequest(sweep))).Effect);
        var after = await host.UntilEndAsync(sweep);
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(sweep))!.State);
        // Both seeds of a configuration come to the same end.
        foreach (var configuration in after.GroupBy(r => r.ConfigurationIndex)) Assert.Single(configuration.Select(r => r.State).Distinct());
        Assert.Contains(after, r => r.State == RunState.Completed);
        foreach (var run in after.Where(r => r.State == RunState.Completed)) Assert.Equal(epochs, (await host.Store.EpochsAsync(run.Id)).Count);
    }

    [Fact]
    public async Task Failures_are_counted_anew()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var failed = Assert.Single(await host.TrainAsync(Given.Sweep("fragile", ["always-crash=2"], retries: 2)));
        Assert.Equal((RunState.Failed, 3), (failed.State, failed.Attempt));
        await host.Client.ControlAsync(new RetryRequest(failed.Id.Sweep));
        failed = Assert.Single(await host.UntilEndAsync(failed.Id.Sweep));
        Assert.Equal((RunState.Failed, 6, 3), (failed.State, failed.Attempt, failed.RetriedAt));
    }

    [Fact]
    public async Task A_cancelled_sweep_goes_on_where_it_was_if_its_cancelled_runs_are_meant_too()
    {
        using var folder = new TemporaryFolder();
        var sweep = SweepId.Parse("regret");
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.Client.SubmitAsync(Given.Sweep("regret", ["a ms=20", "b ms=20", "c"], epochs: 40));
            await host.UntilEpochAsync(new RunId(sweep, 1), 5);
            await host.Client.CancelAsync(sweep, "Cancelled by the user.");
        }
        await using (var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System))
        {
            var refused = await store.ControlAsync(new RetryRequest(sweep));
            Assert.Equal((ControlEffect.Refused, "Sweep regret has no failed run; --cancelled has its 3 cancelled runs tried again."), (refused.Effect, refused.Sentence));
            Assert.Equal("3 failed or cancelled runs of sweep regret are tried again.", (await store.ControlAsync(new RetryRequest(sweep, null, true))).Sentence);
            Assert.Equal(ControlEffect.Already, (await store.ControlAsync(new RetryRequest(sweep, null, true))).Effect);
            Assert.Equal(ControlEffect.Already, (await store.ControlAsync(new RetryRequest(sweep, new RunId(sweep, 3)))).Effect);
        }
        await using (var host = await TestHost.StartAsync(folder))
        {
            Assert.All(await host.UntilEndAsync(sweep), r => Assert.Equal(RunState.Completed, r.State));
            Assert.Equal(2, (await host.Store.FindRunAsync(new RunId(sweep, 1)))!.Attempt);
            foreach (var run in await host.Store.RunsAsync(sweep)) Assert.Equal(Enumerable.Range(1, 40), (await host.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
        }
    }

    [Fact]
    public async Task A_run_that_is_cancelled_and_tried_again_at_once_never_has_two_trainers()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("hasty", ["a ms=20 deaf=1"], epochs: 400));
        var run = new RunId(sweep, 1);
        await host.UntilEpochAsync(run, 2);
        var first = await host.TrainerAsync(run);
        await host.Client.ControlAsync(new CancelRequest(sweep, run, "Cancelled by the user."));
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new RetryRequest(sweep, run))).Effect);
        await host.UntilAsync(run, r => r is { Attempt: 2, State: RunState.Running }, "second attempt");
        Assert.False(Processes.Lives(first));
        await host.Client.CancelAsync(sweep, "enough");
    }

    [Fact]
    public async Task A_grain_that_knew_the_run_as_ended_learns_better()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { RecoveryInterval = TimeSpan.FromHours(1) });
        var failed = (await host.TrainAsync(Given.Sweep("known", ["a", "always-crash=2"], retries: 0)))[1];
        await Eventually.GetAsync(async () => (await host.Client.ClusterAsync()).All(s => s.Run is null) ? "" : null, "free slots");
        Assert.Equal(RunState.Failed, await host.Run(failed.Id).Watch());
        await host.Store.ControlAsync(new RetryRequest(failed.Id.Sweep, failed.Id));
        Assert.Equal(RunState.Queued, await host.Run(failed.Id).Watch());
        Assert.Equal(ControlEffect.Changed, (await host.Client.ControlAsync(new CancelRequest(failed.Id.Sweep, failed.Id, "enough"))).Effect);
        await host.UntilEndAsync(failed.Id.Sweep);
        Assert.Equal(RunState.Cancelled, (await host.Store.FindRunAsync(failed.Id))!.State);
    }

    [Fact]
    public async Task What_was_asked_behind_the_back_of_a_host_is_found_by_looking()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var failed = Assert.Single(await host.TrainAsync(Given.Sweep("behind", ["crash=2"], retries: 0)));
        await host.Store.ControlAsync(new RetryRequest(failed.Id.Sweep));
        Assert.Equal((RunState.Completed, 2), Assert.Single(await host.UntilEndAsync(failed.Id.Sweep)) is var run ? (run.State, run.Attempt) : default);
    }

    [Fact]
    public async Task A_sweep_does_not_end_while_a_run_of_it_waits()
    {
        using var folder = new TemporaryFolder();
        await using var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System);
        var sweep = (await store.AddSweepAsync(Given.Sweep("open", ["a"]))).Id;
        await store.AddRunsAsync(sweep, SweepExpansion.Expand(SweepFile.Parse(Given.Sweep("open", ["a"]).Yaml, "open.yaml").Definition!));
        Assert.False(await store.CompleteSweepAsync(sweep));
        await store.ControlAsync(new CancelRequest(sweep, new RunId(sweep, 1), "enough"));
        Assert.True(await store.CompleteSweepAsync(sweep));
        Assert.False(await store.CompleteSweepAsync(sweep));
    }
}
