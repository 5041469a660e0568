using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>A look at a sweep of many runs reads those that it is about.</summary>
public abstract class LookTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task What_is_under_way_and_what_has_ended_is_told_and_the_rest_is_counted()
    {
        var sweep = await Store.SweepAsync(["gru", "lstm"], [.. Enumerable.Range(0, 300).Select(i => (long)i)]);
        var runs = Enumerable.Range(1, 8).Select(n => new RunId(sweep, n)).ToList();
        Assert.Empty(await Store.UnderWayAsync(sweep));
        var (ended, start) = await Store.EndedAsync(sweep, null, 10);
        Assert.Empty(ended);
        await Store.BeginAttemptAsync(runs[0], 0, Given.Place);
        await Store.BeginAttemptAsync(runs[1], 0, Given.Place);
        await Store.RequeueAsync(runs[1], 1, FailureKind.Crashed, "crashed");
        await Store.BeginAttemptAsync(runs[2], 0, Given.Place);
        await Store.AwaitPromotionAsync(runs[2], 1);
        await Store.ControlAsync(new PauseRequest(sweep, runs[3]));
        Assert.Equal(
            [new(1, RunState.Running, 1, 0, false), new(2, RunState.Queued, 1, 1, false), new(3, RunState.AwaitingPromotion, 1, 0, false), new RunStatus(4, RunState.Queued, 0, 0, true)],
            await Store.UnderWayAsync(sweep));

        foreach (var run in runs[4..7])
        {
            await Store.TrainAsync(run, 9, 8);
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        await Store.BeginAttemptAsync(runs[7], 0, Given.Place);
        await Store.EndRunAsync(runs[7], 1, RunOutcome.Failed(FailureKind.Diverged, "NaN"));
        (ended, var middle) = await Store.EndedAsync(sweep, start, 3);
        Assert.Equal([5, 6, 7], ended.Select(r => r.Number));
        (ended, var last) = await Store.EndedAsync(sweep, middle, 3);
        Assert.Equal([new RunStatus(8, RunState.Failed, 1, 0, false)], ended);
        Assert.Empty((await Store.EndedAsync(sweep, last, 3)).Ended);
        Assert.Equal(last, (await Store.EndedAsync(sweep, null, 3)).Place);

        var counts = await Store.StateCountsAsync(sweep);
        Assert.Equal(600, counts.Runs);
        Assert.Equal((await Store.RunsAsync(sweep)).CountBy(r => (r.State, r.Paused)).OrderBy(s => s.Key), counts.States.Select(s => KeyValuePair.Create((s.State, s.Paused), s.Runs)).OrderBy(s => s.Key));
        Assert.Equal((await Store.RunCountsAsync())[sweep], counts.Sum);
    }

    [Fact]
    public async Task The_rows_that_are_shown_are_those_that_train_have_failed_or_wait()
    {
        var sweep = await Store.SweepAsync(["gru"], [.. Enumerable.Range(0, 40).Select(i => (long)i)]);
        await Store.TrainAsync(new RunId(sweep, 1), 9, 8);
        await Store.BeginAttemptAsync(new RunId(sweep, 30), 0, Given.Place);
        await Store.AppendAsync(new RunId(sweep, 30), 1, [new EpochEnded(new RunId(sweep, 30), 1, Given.Epoch(1, 7))]);
        await Store.BeginAttemptAsync(new RunId(sweep, 20), 0, Given.Place);
        await Store.EndRunAsync(new RunId(sweep, 20), 1, RunOutcome.Failed(FailureKind.Diverged, "NaN"));
        var all = await Store.ProgressAsync(sweep);
        Assert.Equal([2, 20, 30], (await Store.ProgressAsync(sweep, 3)).Select(r => r.Run.Id.Number));
        Assert.Equal([20, 30], (await Store.ProgressAsync(sweep, 2)).Select(r => r.Run.Id.Number));
        Assert.Equal(Enumerable.Range(1, 40), (await Store.ProgressAsync(sweep, 40)).Select(r => r.Run.Id.Number));
        Assert.Equal(Enumerable.Range(2, 39), (await Store.ProgressAsync(sweep, 39)).Select(r => r.Run.Id.Number));
        var some = await Store.ProgressAsync(sweep, [30, 1]);
        Assert.Equal([all[0], all[29]], some, (a, b) => (a.Run.Id, a.Newest, a.BestValPpl) == (b.Run.Id, b.Newest, b.BestValPpl));
        Assert.Empty(await Store.ProgressAsync(sweep, []));
        Assert.Equal([20], (await Store.EndedEarlyAsync(sweep)).Select(r => r.Id.Number));
    }
}

public sealed class LookPlanTests : StoreTests<SqliteTestDatabase>
{
    /// <summary>As the database says how it would look them up: by an index that holds all that is asked, or leads to a few rows.</summary>
    [Theory]
    [InlineData("SELECT state, paused, count(*) AS runs FROM runs WHERE sweep_id = 'a' GROUP BY state, paused", "USING COVERING INDEX runs_by_state (sweep_id=?)")]
    [InlineData("SELECT number FROM runs WHERE sweep_id = 'a' ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END, number LIMIT 3", "USING COVERING INDEX runs_by_state (sweep_id=?)")]
    [InlineData("SELECT number, failures FROM runs WHERE sweep_id = 'a' AND state = 'queued' AND paused = 0 AND attempt > 0", "USING INDEX runs_by_state (sweep_id=? AND state=? AND paused=? AND attempt>?)")]
    [InlineData("SELECT number, failures FROM runs WHERE sweep_id = 'a' AND state IN ('running', 'awaiting_promotion', 'awaiting_result')", "USING INDEX runs_by_state (sweep_id=? AND state=?)")]
    [InlineData("SELECT number FROM runs WHERE sweep_id = 'a' AND ended_at >= 'b' AND (ended_at > 'b' OR number > 3) ORDER BY ended_at, number LIMIT 3", "USING COVERING INDEX runs_by_end (sweep_id=? AND ended_at>?)")]
    public async Task A_look_reads_no_row_that_it_does_not_tell(string sql, string plan)
    {
        await using var connection = Database.Connect();
        var told = (await Dapper.SqlMapper.QueryAsync(connection, "EXPLAIN QUERY PLAN " + sql)).Select(row => (string)row.detail).ToList();
        Assert.Contains(told, step => step.Contains(plan, StringComparison.Ordinal));
    }
}
