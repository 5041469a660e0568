using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Queries;

public abstract class LeaderboardTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task The_lowest_mean_of_the_best_epochs_comes_first()
    {
        var sweep = await TrainedAsync();
        var rows = await Leaderboard.OfAsync(Store, sweep, SweepMetric.Default);
        Assert.Equal([(1, "cell=gru", 2), (2, "cell=rnn", 2), (null, "cell=lstm", 0)], rows.Select(r => (r.Rank, r.Label, r.Completed)));
        Assert.Equal(new Spread(7, Math.Sqrt(2)), rows[0].BestValPpl);
        Assert.Equal(rows[0].BestValPpl, rows[0].Metric);
        Assert.Equal(new Spread(12, Math.Sqrt(2)), rows[0].FinalValPpl);
        Assert.Equal((160_000d, 4d), (rows[0].CharsPerSecond, rows[0].TrainSeconds));
    }

    [Fact]
    public async Task The_order_follows_the_sweeps_own_metric_and_goal()
    {
        var sweep = await TrainedAsync();
        var rows = await Leaderboard.OfAsync(Store, sweep, new SweepMetric("val_loss", MetricGoal.Maximize));
        Assert.Equal(["cell=rnn", "cell=gru", "cell=lstm"], rows.Select(r => r.Label));
        Assert.Equal(new Spread(20 / 4d, 0), rows[0].Metric);
    }

    [Fact]
    public async Task Equal_ones_share_a_rank_in_the_grids_order()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru", "lstm"], [0]);
        await Store.TrainAsync(new RunId(sweep, 1), 9);
        await Store.TrainAsync(new RunId(sweep, 2), 8);
        await Store.TrainAsync(new RunId(sweep, 3), 8);
        var rows = await Leaderboard.OfAsync(Store, sweep, SweepMetric.Default);
        Assert.Equal([(1, "cell=gru"), (1, "cell=lstm"), (3, "cell=rnn")], rows.Select(r => (r.Rank!.Value, r.Label)));
    }

    [Fact]
    public async Task Failures_are_counted_those_of_completed_runs_too()
    {
        var sweep = await Store.SweepAsync(["rnn"], [0, 1]);
        var (retried, failed) = (new RunId(sweep, 1), new RunId(sweep, 2));
        await Store.BeginAttemptAsync(retried, 0, Given.Place);
        await Store.RequeueAsync(retried, 1, FailureKind.Crashed, "exit code 139");
        await Store.BeginAttemptAsync(retried, 1, Given.Place);
        await Store.AppendAsync(retried, 2, [new EpochEnded(retried, 2, Given.Epoch(1))]);
        await Store.EndRunAsync(retried, 2, RunOutcome.Completed);
        await Store.BeginAttemptAsync(failed, 0, Given.Place);
        await Store.EndRunAsync(failed, 1, RunOutcome.Failed(FailureKind.Diverged, "Loss became NaN."));
        var row = Assert.Single(await Leaderboard.OfAsync(Store, sweep, SweepMetric.Default));
        Assert.Equal((2, 1, 1, 1), (row.Runs, row.Completed, row.FailedRuns, row.Failures));
    }

    [Fact]
    public async Task An_unknown_figure_is_refused_with_the_known_ones()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Leaderboard.OfAsync(Store, SweepId.Of("depth"), new SweepMetric("val_ppl; --", MetricGoal.Minimize)));
        Assert.StartsWith("'val_ppl; --' is no figure of an epoch: expected one of train_loss, ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>rnn: best 9 and 11; gru: best 6 and 8, final 11 and 13; lstm: not yet trained.</summary>
    private async Task<SweepId> TrainedAsync()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru", "lstm"], [0, 1]);
        await Store.TrainAsync(new RunId(sweep, 1), 20, 9);
        await Store.TrainAsync(new RunId(sweep, 2), 20, 11);
        await Store.TrainAsync(new RunId(sweep, 3), 6, 11);
        await Store.TrainAsync(new RunId(sweep, 4), 8, 13);
        return sweep;
    }
}
