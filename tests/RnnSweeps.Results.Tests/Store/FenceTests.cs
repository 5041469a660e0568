using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public abstract class FenceTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task An_older_attempt_writes_nothing_more()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.BeginAgainAsync(run, 1);
        Assert.False(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]));
        Assert.False(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
        Assert.False(await Store.RequeueAsync(run, 1, null, "late"));
        Assert.Empty(await Store.EpochsAsync(run));
        Assert.Equal((RunState.Running, 2), ((await Store.FindRunAsync(run))!.State, (await Store.FindRunAsync(run))!.Attempt));
        var events = await Store.EventsAsync(run.Sweep);
        Assert.Equal(["fenced_write", "fenced_write", "fenced_write"], events.Select(e => e.Kind));
        Assert.Equal("Run depth/0001: 1 events of attempt 1 were refused; it is running at attempt 2.", events[0].Message);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(7, 8)]
    public async Task An_attempt_is_later_than_any_that_has_left_files(int beyond, int attempt)
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.RequeueAsync(run, 1, null, "interrupted");
        Assert.Equal(attempt, await Store.BeginAttemptAsync(run, 1, Given.Place, beyond));
        Assert.True(await Store.AppendAsync(run, attempt, [new EpochEnded(run, attempt, Given.Epoch(1))]));
        Assert.Null(await Store.BeginAttemptAsync(run, 1, Given.Place, beyond));
    }

    [Fact]
    public async Task Events_of_another_run_or_attempt_are_refused_with_the_whole_report()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1]);
        var (run, other) = (new RunId(sweep, 1), new RunId(sweep, 2));
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.BeginAttemptAsync(other, 0, Given.Place);
        Assert.False(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1)), new EpochEnded(other, 1, Given.Epoch(1))]));
        Assert.Empty(await Store.EpochsAsync(run));
        Assert.Empty(await Store.EpochsAsync(other));
    }

    /// <summary>Several owners act at random and at the same time; whatever the order, the rows tell one consistent story.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Owners_that_race_leave_one_story(int seed)
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1, 2]);
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(owner => Task.Run(() => OwnAsync(sweep, new Random((100 * seed) + owner)))));
        foreach (var run in await Store.RunsAsync(sweep))
        {
            var attempts = begun.SelectMany(b => b).Where(b => b.Run == run.Id).Select(b => b.Attempt).Order().ToList();
            Assert.Equal(Enumerable.Range(1, run.Attempt), attempts);
            Assert.Equal((long)run.Attempt, await Database.ByHandAsync($"SELECT count(*) FROM attempts WHERE run_id = '{run.Id}'"));
            // An open attempt is the newest one of a running run, and there is no other.
            Assert.Equal(run.State == RunState.Running ? run.Attempt : 0L,
                await Database.ByHandAsync($"SELECT coalesce(max(attempt), 0) FROM attempts WHERE run_id = '{run.Id}' AND ended_at IS NULL"));
            // Attempts write in their turn: a later write of an epoch is never by an earlier attempt.
            Assert.Equal(0L, await Database.ByHandAsync($"SELECT count(*) FROM epochs WHERE run_id = '{run.Id}' AND attempt > {run.Attempt}"));
            if (run.State == RunState.Completed)
                Assert.Equal(run.Attempt.ToString(), (await Database.ByHandAsync($"SELECT attempt FROM attempts WHERE run_id = '{run.Id}' AND outcome = 'completed'"))!.ToString());
        }
    }

    private async Task<List<(RunId Run, int Attempt)>> OwnAsync(Core.Sweeps.SweepId sweep, Random random)
    {
        var begun = new List<(RunId, int)>();
        for (var turn = 0; turn < 25; turn++)
        {
            var run = new RunId(sweep, random.Next(1, 4));
            if (random.Next(3) == 0 && await Store.BeginAttemptAsync(run, (await Store.FindRunAsync(run))!.Attempt, Given.Place) is { } attempt)
                begun.Add((run, attempt));
            if (begun.Count == 0) continue;
            var (mine, held) = begun[random.Next(begun.Count)];
            var newest = (await Store.FindRunAsync(mine))!;
            var done = random.Next(12) switch
            {
                0 => await Store.EndRunAsync(mine, held, RunOutcome.Completed),
                1 or 2 => await Store.RequeueAsync(mine, held, FailureKind.Crashed, "crashed"),
                var n => await Store.AppendAsync(mine, held, [new EpochEnded(mine, held, Given.Epoch(n))]),
            };
            Assert.False(done && (newest.Attempt > held || newest.State.IsFinal()), "A write was taken although a newer attempt had begun, or the run had ended, before.");
        }
        return begun;
    }
}
