using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public abstract class RunTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task Added_runs_are_queued_in_their_order()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru"], [0, 1]);
        var runs = await Store.RunsAsync(sweep);
        Assert.Equal(["depth/0001", "depth/0002", "depth/0003", "depth/0004"], runs.Select(r => r.Id.ToString()));
        Assert.All(runs, r => Assert.Equal((RunState.Queued, 0, 0), (r.State, r.Attempt, r.Failures)));
        Assert.Equal(Given.Configuration("gru"), runs[3].Configuration);
        Assert.Equal((2, "cell=gru", 1L), (runs[3].ConfigurationIndex, runs[3].Label, runs[3].Seed));
    }

    [Fact]
    public async Task Adding_the_same_runs_again_changes_nothing_even_when_some_have_ended()
    {
        var sweep = await Store.SweepAsync(["rnn"], [0, 1]);
        await Store.TrainAsync(new RunId(sweep, 1), 9, 8);
        var before = await Store.RunsAsync(sweep);
        await Store.AddRunsAsync(sweep, Given.Runs(["rnn"], [0, 1]));
        await Store.AddRunsAsync(sweep, [.. Given.Runs(["rnn"], [0, 1, 2]).Skip(2)]);
        var after = await Store.RunsAsync(sweep);
        Assert.Equal(before, after.Take(2));
        Assert.Equal(3, after.Count);
    }

    [Fact]
    public async Task Failures_are_told_with_how_far_the_run_had_got_and_the_time_of_what_it_trained()
    {
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        FailureKind?[] failures = [FailureKind.Crashed, null, FailureKind.Hung, FailureKind.LostSilo];
        for (var i = 0; i < failures.Length; i++)
        {
            await Store.BeginAttemptAsync(run, i, Given.Place);
            await Store.AppendAsync(run, i + 1, [new EpochEnded(run, i + 1, Given.Epoch(i + 1)), new CheckpointWritten(run, i + 1, 10 * (i + 1), "file", 1, "ab", Best: false)]);
            await Store.RequeueAsync(run, i + 1, failures[i], "why");
        }
        Assert.Equal([new(FailureKind.Crashed, 10), new(FailureKind.Hung, 30)], await Store.FailuresAsync(run, before: 4));
        Assert.Equal(3, (await Store.FailuresAsync(run, before: 5)).Count);
        Assert.Equal((await Store.EpochsAsync(run)).Sum(e => e.TrainSeconds + (e.ValSeconds ?? 0)), await Store.TrainedSecondsAsync(run));
    }

    [Fact]
    public async Task A_run_that_waits_for_its_next_attempt_keeps_the_moment_until_it_is_interrupted()
    {
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.RequeueAsync(run, 1, FailureKind.Storage, "no space", Time.GetUtcNow() + TimeSpan.FromMinutes(2));
        Assert.Equal("2026-03-01T12:02:00", (await Database.ByHandAsync("SELECT not_before FROM runs"))?.ToString()?[..19]);
        await Store.BeginAttemptAsync(run, 1, Given.Place);
        await Store.RequeueAsync(run, 2, null, "interrupted");
        Assert.Equal("0", $"{await Database.ByHandAsync("SELECT count(not_before) FROM runs")}");
    }

    [Fact]
    public async Task A_number_keeps_its_configuration_and_seed()
    {
        var sweep = await Store.SweepAsync(["rnn"], [0]);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Store.AddRunsAsync(sweep, Given.Runs(["lstm"], [0])));
        Assert.Contains("depth/0001", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.AddRunsAsync(SweepId.Of("unknown"), Given.Runs(["rnn"], [0])));
    }

    [Fact]
    public async Task An_attempt_is_begun_once_and_counts_up()
    {
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        Assert.Equal(1, await Store.BeginAttemptAsync(run, 0, Given.Place));
        Assert.Null(await Store.BeginAttemptAsync(run, 0, Given.Place));
        Assert.Null(await Store.BeginAttemptAsync(run, 1, Given.Place));
        await Store.RequeueAsync(run, 1, null, "interrupted");
        Assert.Equal(2, await Store.BeginAttemptAsync(run, 1, Given.Place with { Device = "cuda:0", Threads = 2 }));
        var record = (await Store.FindRunAsync(run))!;
        Assert.Equal((RunState.Running, 2, "cuda:0", 2, Time.GetUtcNow()), (record.State, record.Attempt, record.Device, record.Threads, record.StartedAt));
        Assert.Equal("requeued", await Database.ByHandAsync("SELECT outcome FROM attempts WHERE attempt = 1"));
    }

    [Fact]
    public async Task A_requeued_run_keeps_its_attempts_and_counts_failures_only()
    {
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        Assert.True(await Store.RequeueAsync(run, 1, null, "interrupted"));
        await Store.BeginAttemptAsync(run, 1, Given.Place);
        Assert.True(await Store.RequeueAsync(run, 2, FailureKind.Crashed, "exit code 139"));
        var record = (await Store.FindRunAsync(run))!;
        Assert.Equal((RunState.Queued, 2, 1, "crashed", "exit code 139"), (record.State, record.Attempt, record.Failures, record.Reason, record.Message));
        Assert.False(await Store.RequeueAsync(run, 2, FailureKind.Crashed, "again"));
        Assert.Equal(3, await Store.BeginAttemptAsync(run, 2, Given.Place));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("stopped")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public async Task A_run_ends_with_its_outcome_and_stays_so(string state)
    {
        var outcome = state switch
        {
            "completed" => RunOutcome.Completed,
            "stopped" => RunOutcome.Stopped("hyperband", "It was among the slower half."),
            "failed" => RunOutcome.Failed(FailureKind.Diverged, "Loss became NaN."),
            _ => RunOutcome.Cancelled("Asked by the user."),
        };
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        Assert.True(await Store.EndRunAsync(run, 1, outcome));
        var ended = (await Store.FindRunAsync(run))!;
        Assert.Equal((state, outcome.Reason, Time.GetUtcNow()), (ended.State.Name(), ended.Reason, ended.EndedAt));
        Assert.Equal(outcome.Message, ended.Message ?? "");
        Assert.Equal(state, await Database.ByHandAsync("SELECT outcome FROM attempts"));

        Assert.Null(await Store.BeginAttemptAsync(run, 1, Given.Place));
        Assert.False(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]));
        Assert.False(await Store.RequeueAsync(run, 1, FailureKind.Hung, "late"));
        Assert.False(await Store.EndRunAsync(run, 1, RunOutcome.Cancelled("late")));
        Assert.Equal(ended, await Store.FindRunAsync(run));
        Assert.Empty(await Store.EpochsAsync(run));
    }

    [Fact]
    public async Task A_queued_run_can_be_cancelled_but_not_completed()
    {
        var run = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        Assert.False(await Store.EndRunAsync(run, 0, RunOutcome.Completed));
        Assert.True(await Store.EndRunAsync(run, 0, RunOutcome.Cancelled("Asked by the user.")));
    }

    [Fact]
    public async Task Progress_shows_the_newest_epoch_and_the_best_perplexity()
    {
        var sweep = await Store.SweepAsync(["rnn"], [0, 1]);
        var run = new RunId(sweep, 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1, 9)), new EpochEnded(run, 1, Given.Epoch(2, 7)), new EpochEnded(run, 1, Given.Epoch(3, 8))]);
        var progress = await Store.ProgressAsync(sweep);
        Assert.Equal((Given.Epoch(3, 8), 7d), (progress[0].Newest, progress[0].BestValPpl));
        Assert.Equal((null, null), (progress[1].Newest, progress[1].BestValPpl));
        Assert.Equal(await Store.RunsAsync(sweep), progress.Select(p => p.Run));
    }
}
