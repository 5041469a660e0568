using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public abstract class DecisionTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task Decisions_come_back_as_they_were_stored_and_are_carried_out_together()
    {
        var sweep = await PausedAsync("rnn", "gru");
        var (promote, stop) = (Decided(DecisionKind.Promote, 2, [new(1, 9), new(2, 7.5)]), Decided(DecisionKind.Stop, 1, [new(1, null, Gone: true)]));
        var last = await Store.DecideAsync(sweep, 0, [(promote, 3), (stop, null)]);
        await ReopenAsync();
        Assert.Equivalent(((IReadOnlyList<Decision>)[promote, stop], last!.Value), await Store.DecisionLogAsync(sweep), strict: true);
        Assert.Equal([(RunState.Stopped, 1), (RunState.Queued, 3)], (await Store.TurnsAsync(sweep)).Select(r => (r.State, r.UntilEpoch!.Value)));
        Assert.Equal("hyperband", (await Store.StopOfAsync(new RunId(sweep, 1)))!.Rule);
        Assert.Null(await Store.StopOfAsync(new RunId(sweep, 2)));
    }

    [Fact]
    public async Task What_builds_on_another_decision_than_the_last_one_is_refused_as_a_whole()
    {
        var sweep = await PausedAsync("rnn", "gru", "lstm");
        var first = await Store.DecideAsync(sweep, 0, [(Decided(DecisionKind.Stop, 1, []), null)]);
        Assert.Null(await Store.DecideAsync(sweep, 0, [(Decided(DecisionKind.Stop, 2, []), null)]));
        Assert.Null(await Store.DecideAsync(sweep, first!.Value, [(Decided(DecisionKind.Stop, 3, []), null), (Decided(DecisionKind.Stop, 1, []), null)]));
        Assert.Null(await Store.ProposeAsync(sweep, 0, Decided(DecisionKind.Propose, 4, []) with { Rule = "bayes", Epoch = null }, [], new RunSettings()));
        Assert.Equal([1], (await Store.DecisionsAsync(sweep)).Select(d => d.ConfigurationIndex));
        Assert.NotNull(await Store.DecideAsync(sweep, first.Value, [(Decided(DecisionKind.Stop, 2, []), null)]));
    }

    [Fact]
    public async Task Standings_of_some_configurations_are_those_of_all_without_the_others()
    {
        var sweep = await PausedAsync("rnn", "gru", "lstm");
        var metric = new SweepMetric("val_ppl", MetricGoal.Minimize, null);
        var all = await Store.StandingsAsync(sweep, metric, [1, 5]);
        Assert.Equal([(1, RunState.AwaitingPromotion, 1, 11.0), (2, RunState.AwaitingPromotion, 1, 12), (3, RunState.AwaitingPromotion, 1, 13)], all.Select(r => (r.ConfigurationIndex, r.State, r.Epochs, r.Best[1]!.Value)));
        Assert.Equivalent(all.Where(r => r.ConfigurationIndex != 2), await Store.StandingsAsync(sweep, metric, [1, 5], [3, 1]), strict: true);
        Assert.Equal(-12, (await Store.StandingsAsync(sweep, metric with { Goal = MetricGoal.Maximize }, [1], [2]))[0].Best[0]);
        Assert.Equal([(2, 1, 12.0)], (await Store.FiguresAsync(sweep, metric, [(2, 0), (3, 1)])).Select(f => (f.Number, f.Epoch, f.Value!.Value)));
        Assert.Equal([3], (await Store.TurnsAsync(sweep, [3])).Select(t => t.Id.Number));
    }

    /// <summary>A sweep whose runs have all paused after their first epoch.</summary>
    private async Task<SweepId> PausedAsync(params string[] cells)
    {
        var sweep = (await Store.AddSweepAsync(Given.Submission())).Id;
        await Store.AddRunsAsync(sweep, Given.Runs(cells, [0]), new RunSettings(_ => 1));
        for (var number = 1; number <= cells.Length; number++)
        {
            var run = new RunId(sweep, number);
            await Store.BeginAttemptAsync(run, 0, Given.Place);
            await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1, 10 + number))]);
            await Store.AwaitPromotionAsync(run, 1);
        }
        return sweep;
    }

    private static Decision Decided(DecisionKind kind, int configuration, IReadOnlyList<SeenResult> changes) =>
        new(kind, "hyperband", configuration, 1, 3, changes, "Because.") { OnlyChanges = true };
}
