using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>What people ask of sweeps and runs, in any state of them, and asked twice.</summary>
public abstract class ControlTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_paused_sweep_lets_nothing_begin_and_goes_on()
    {
        var sweep = await Store.SweepAsync(["gru"], [0]);
        await ExpectAsync(ControlEffect.Changed, new PauseRequest(sweep), "is paused");
        await ExpectAsync(ControlEffect.Already, new PauseRequest(sweep), "is paused already.");
        await ReopenAsync();
        var paused = (await Store.FindSweepAsync(sweep))!;
        Assert.Equal((SweepState.Paused, "Paused by the user."), (paused.State, paused.Reason));
        Assert.Empty(await Store.ActiveSweepsAsync());
        Assert.False(await Store.MayBeginAsync(new RunId(sweep, 1)));
        Assert.False(await Store.HaltAsync(sweep, "The budget is spent."));
        await ExpectAsync(ControlEffect.Changed, new ResumeRequest(sweep), "goes on.");
        await ExpectAsync(ControlEffect.Already, new ResumeRequest(sweep), "goes on already.");
        await ExpectAsync(ControlEffect.Refused, new ResumeRequest(sweep, null, new Allowance(new SweepBudget { Runs = 9 }, null)), "is neither paused nor halted: it is active.");
        Assert.True(await Store.MayBeginAsync(new RunId(sweep, 1)));
        Assert.Null((await Store.FindSweepAsync(sweep))!.Allowance);
        Assert.Equal(["paused", "resumed"], (await Store.EventsAsync(sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task What_has_halted_at_a_limit_is_resumed_to_its_end_and_what_was_paused_keeps_its_limits()
    {
        var sweep = await Store.SweepAsync(["gru"], [0]);
        await Store.HaltAsync(sweep, "The budget of 1 runs is spent.");
        await ExpectAsync(ControlEffect.Already, new PauseRequest(sweep), "has halted already: The budget of 1 runs is spent.");
        await ExpectAsync(ControlEffect.Changed, new ResumeRequest(sweep), "goes on.");
        Assert.Equal(new Allowance(SweepBudget.Unlimited, null), (await Store.FindSweepAsync(sweep))!.Allowance);

        var two = new Allowance(new SweepBudget { Runs = 2 }, 3);
        await Store.HaltAsync(sweep, "The budget is spent.");
        await ExpectAsync(ControlEffect.Changed, new ResumeRequest(sweep, null, two), "goes on.");
        await ExpectAsync(ControlEffect.Already, new ResumeRequest(sweep, null, two), "goes on already.");
        await Store.ControlAsync(new PauseRequest(sweep));
        await ExpectAsync(ControlEffect.Changed, new ResumeRequest(sweep), "goes on.");
        Assert.Equal(two, (await Store.FindSweepAsync(sweep))!.Allowance);
    }

    [Fact]
    public async Task A_paused_run_stays_paused_whatever_becomes_of_it()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0, 1]), 1);
        await ExpectAsync(ControlEffect.Refused, new ResumeRequest(run.Sweep, run), "is not paused: it is queued.");
        await ExpectAsync(ControlEffect.Changed, new PauseRequest(run.Sweep, run), "is paused and waits");
        await ExpectAsync(ControlEffect.Already, new PauseRequest(run.Sweep, run), "is paused already.");
        Assert.Equal((false, true), (await Store.MayBeginAsync(run), await Store.MayBeginAsync(run with { Number = 2 })));
        await ExpectAsync(ControlEffect.Changed, new ResumeRequest(run.Sweep, run), "goes on.");
        await ExpectAsync(ControlEffect.Already, new ResumeRequest(run.Sweep, run), "goes on already.");

        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.ControlAsync(new PauseRequest(run.Sweep, run));
        await Store.AwaitPromotionAsync(run, 1);
        Assert.Equal((RunState.AwaitingPromotion, true), await Store.FindRunAsync(run) is { } row ? (row.State, row.Paused) : default);
        await Store.ControlAsync(new ResumeRequest(run.Sweep, run));
        await Store.ControlAsync(new CancelRequest(run.Sweep, run, "enough"));
        foreach (var request in (ControlRequest[])[new PauseRequest(run.Sweep, run), new ResumeRequest(run.Sweep, run), new PriorityRequest(run.Sweep, run, 1)])
            await ExpectAsync(ControlEffect.Refused, request, "has ended: it is cancelled.");
    }

    [Fact]
    public async Task A_run_that_waits_at_a_rung_was_paused_by_nobody()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AwaitPromotionAsync(run, 1);
        await ExpectAsync(ControlEffect.Refused, new ResumeRequest(run.Sweep, run), "is not paused: it waits for the decision about its configuration.");
    }

    [Fact]
    public async Task Cancelled_runs_end_in_every_state_and_finished_ones_keep_theirs()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1, 2, 3]);
        await Store.TrainAsync(new RunId(sweep, 1), 9);
        await Store.BeginAttemptAsync(new RunId(sweep, 2), 0, Given.Place);
        await Store.BeginAttemptAsync(new RunId(sweep, 3), 0, Given.Place);
        await Store.AwaitPromotionAsync(new RunId(sweep, 3), 1);
        await ExpectAsync(ControlEffect.Changed, new CancelRequest(sweep, new RunId(sweep, 2), "one"), "has been cancelled.");
        await ExpectAsync(ControlEffect.Already, new CancelRequest(sweep, new RunId(sweep, 2), "again"), "has been cancelled already.");
        await ExpectAsync(ControlEffect.Refused, new CancelRequest(sweep, new RunId(sweep, 1), "no"), "has ended: it is completed.");
        await ExpectAsync(ControlEffect.Changed, new CancelRequest(sweep, null, "all"), "has been cancelled;");
        await ExpectAsync(ControlEffect.Already, new CancelRequest(sweep, null, "again"), "has been cancelled already.");
        Assert.Equal(
            [(RunState.Completed, RunOutcome.Completed.Message), (RunState.Cancelled, "one"), (RunState.Cancelled, "all"), (RunState.Cancelled, "all")],
            (await Store.RunsAsync(sweep)).Select(r => (r.State, r.Message)));
        Assert.Equal((SweepState.Cancelled, "all"), await Store.FindSweepAsync(sweep) is { } s ? (s.State, s.Reason) : default);
        Assert.Equal("cancelled", await Database.ByHandAsync("SELECT outcome FROM attempts WHERE run_id = 'depth/0002'"));
        Assert.False(await Store.AppendAsync(new RunId(sweep, 2), 1, [new EpochEnded(new RunId(sweep, 2), 1, Given.Epoch(1))]));
    }

    [Fact]
    public async Task A_retried_run_waits_with_its_attempts_kept_and_its_failures_counted_anew()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1, 2]);
        var (done, failed, cancelled) = (new RunId(sweep, 1), new RunId(sweep, 2), new RunId(sweep, 3));
        await Store.TrainAsync(done, 9);
        await FailAsync(failed);
        await Store.ControlAsync(new CancelRequest(sweep, cancelled, "enough"));
        Assert.True(await Store.CompleteSweepAsync(sweep));
        var before = await Store.FindRunAsync(done);

        await ExpectAsync(ControlEffect.Refused, new RetryRequest(sweep, done), "it is completed.");
        await ExpectAsync(ControlEffect.Changed, new RetryRequest(sweep, failed), "is tried again.");
        await ExpectAsync(ControlEffect.Already, new RetryRequest(sweep, failed), "is tried again already.");
        var row = (await Store.FindRunAsync(failed))!;
        Assert.Equal((RunState.Queued, "retried", 2, 0, 2, null), (row.State, row.Reason, row.Attempt, row.Failures, row.RetriedAt, row.EndedAt));
        Assert.Equal(2L, await Database.ByHandAsync("SELECT count(*) FROM attempts WHERE run_id = 'depth/0002' AND failure = 'crashed'"));
        Assert.Equal((SweepState.Active, null, null), await Store.FindSweepAsync(sweep) is { } s ? (s.State, s.Reason, s.EndedAt) : default);
        Assert.False(await Store.CompleteSweepAsync(sweep));
        Assert.Equal(3, await Store.BeginAttemptAsync(failed, 2, Given.Place));
        await Store.EndRunAsync(failed, 3, RunOutcome.Completed);

        await ExpectAsync(ControlEffect.Refused, new RetryRequest(sweep), "has no failed run; --cancelled has its cancelled run tried again.");
        await ExpectAsync(ControlEffect.Changed, new RetryRequest(sweep, null, true), "1 failed or cancelled run of sweep depth is tried again.");
        await ExpectAsync(ControlEffect.Already, new RetryRequest(sweep, null, true), "is tried again already.");
        await ExpectAsync(ControlEffect.Already, new RetryRequest(sweep, cancelled), "is tried again already.");
        Assert.Equal(before, await Store.FindRunAsync(done));
    }

    [Fact]
    public async Task A_paused_sweep_stays_so_when_a_run_of_it_is_tried_again()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1]);
        await FailAsync(new RunId(sweep, 1));
        await Store.ControlAsync(new PauseRequest(sweep));
        await ExpectAsync(ControlEffect.Changed, new RetryRequest(sweep), "1 failed run of sweep depth is tried again.");
        Assert.Equal(SweepState.Paused, (await Store.FindSweepAsync(sweep))!.State);
    }

    [Fact]
    public async Task Priorities_are_kept_and_noted()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        foreach (var about in (RunId?[])[null, run])
        {
            await ExpectAsync(ControlEffect.Changed, new PriorityRequest(run.Sweep, about, 3), "has priority 3 now; it was 0.");
            await ExpectAsync(ControlEffect.Already, new PriorityRequest(run.Sweep, about, 3), "has priority 3 already.");
        }
        await ReopenAsync();
        Assert.Equal((3, 3), ((await Store.FindSweepAsync(run.Sweep))!.Priority, (await Store.FindRunAsync(run))!.Priority));
        Assert.Equal([(null, "priority"), (run, "priority")], (await Store.EventsAsync(run.Sweep)).Select(e => (e.Run, e.Kind)));
    }

    [Fact]
    public async Task Nothing_can_be_asked_of_what_has_ended_or_is_not_there()
    {
        var sweep = await Store.SweepAsync(["gru"], [0]);
        await Store.TrainAsync(new RunId(sweep, 1), 9);
        await Store.CompleteSweepAsync(sweep);
        foreach (var request in (ControlRequest[])[new PauseRequest(sweep), new CancelRequest(sweep, null, "no"), new PriorityRequest(sweep, null, 1)])
            await ExpectAsync(ControlEffect.Refused, request, "has ended: it is completed.");
        await ExpectAsync(ControlEffect.Refused, new ResumeRequest(sweep), "is neither paused nor halted: it is completed.");
        await ExpectAsync(ControlEffect.Refused, new RetryRequest(sweep, null, true), "has no failed or cancelled run.");
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Store.ControlAsync(new PauseRequest(SweepId.Parse("nowhere"))));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Store.ControlAsync(new PauseRequest(sweep, new RunId(sweep, 2))));
    }

    [Fact]
    public async Task A_host_cares_for_active_sweeps_and_for_paused_ones_with_a_run_in_training()
    {
        var active = await Store.SweepAsync(["gru"], [0], "active");
        var still = await Store.SweepAsync(["gru"], [0], "still");
        var training = await Store.SweepAsync(["gru"], [0], "training");
        var halted = await Store.SweepAsync(["gru"], [0], "halted");
        await Store.BeginAttemptAsync(new RunId(training, 1), 0, Given.Place);
        foreach (var paused in (SweepId[])[still, training]) await Store.ControlAsync(new PauseRequest(paused));
        await Store.HaltAsync(halted, "The budget is spent.");
        Assert.Equal([active, training], await Store.SweepsInCareAsync());
        await Store.RequeueAsync(new RunId(training, 1), 1, null, "interrupted");
        Assert.Equal([active], await Store.SweepsInCareAsync());
    }

    [Fact]
    public async Task Runs_are_counted_by_where_they_stand()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1, 2, 3]);
        await Store.TrainAsync(new RunId(sweep, 1), 9);
        await FailAsync(new RunId(sweep, 2));
        await Store.ControlAsync(new PauseRequest(sweep, new RunId(sweep, 3)));
        Assert.Equal(new RunCounts(4, 1, 1, 1, 1), (await Store.RunCountsAsync())[sweep]);
        await Store.ControlAsync(new PauseRequest(sweep, new RunId(sweep, 4)));
        Assert.True((await Store.RunCountsAsync())[sweep].WaitsForPeople);
        Assert.Equal((await Store.RunCountsAsync())[sweep], (await Store.StateCountsAsync(sweep)).Sum);
        await Store.BeginAttemptAsync(new RunId(sweep, 4), 0, Given.Place);
        Assert.Equal((await Store.RunCountsAsync())[sweep], (await Store.StateCountsAsync(sweep)).Sum);
    }

    private async Task FailAsync(RunId run)
    {
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.RequeueAsync(run, 1, FailureKind.Crashed, "once");
        await Store.BeginAttemptAsync(run, 1, Given.Place);
        await Store.AppendAsync(run, 2, [new RunFailed(run, 2, FailureKind.Crashed, "twice", null)]);
        Assert.True(await Store.EndRunAsync(run, 2, RunOutcome.Failed(FailureKind.Crashed, "twice")));
    }

    private async Task ExpectAsync(ControlEffect effect, ControlRequest request, string part)
    {
        var answer = await Store.ControlAsync(request);
        Assert.Equal(effect, answer.Effect);
        Assert.StartsWith(request is RetryRequest { Run: null } && effect == ControlEffect.Changed ? "1 " : request.Who, answer.Sentence, StringComparison.Ordinal);
        Assert.Contains(part, answer.Sentence, StringComparison.Ordinal);
    }
}
