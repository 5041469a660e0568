using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Stopping;

public sealed class DecisionGroundsTests
{
    private static readonly Halving Rungs = new(1, null, null, 3, false, 0);

    private static readonly SweepMetric Lower = new("val_ppl", MetricGoal.Minimize), Higher = new("chars_per_second", MetricGoal.Maximize);

    [Fact]
    public void At_a_rung_the_threshold_is_the_figure_of_the_last_that_goes_on()
    {
        var decision = Stop("hyperband", 4, places: 6, (2, 5), (1, 6), (4, 7), (3, 8));
        Assert.Equal(new DecisionEvidence(7, 6, 3, 4), DecisionEvidence.Of(decision, Rungs, Lower));
        Assert.Equal(new DecisionEvidence(-7, -6, 3, 4), DecisionEvidence.Of(decision, Rungs, Higher));
    }

    [Fact]
    public void Of_the_median_rule_the_threshold_is_the_median_of_the_others() =>
        Assert.Equal(new DecisionEvidence(9, 7, null, 3), DecisionEvidence.Of(Stop("median", 2, null, (2, 9), (1, 6), (3, 7), (4, 8)), new Median(1, 1, 0), Lower));

    [Fact]
    public void A_configuration_without_a_figure_has_its_rank_all_the_same() =>
        Assert.Equal(new DecisionEvidence(null, 5, 2, 2), DecisionEvidence.Of(Stop("hyperband", 4, places: 3, (2, 5), (4, null)), Rungs, Lower));

    [Fact]
    public void What_the_decision_did_not_see_is_not_made_up()
    {
        Assert.Null(DecisionEvidence.Of(Stop("hyperband", 4, places: 3), Rungs, Lower));
        Assert.Null(DecisionEvidence.Of(Stop("hyperband", 4, places: 3, (4, 1)), null, Lower));
    }

    /// <summary>Three decisions at one rung; the last one's own changes are not all that it saw.</summary>
    [Fact]
    public void A_decision_that_has_only_what_changed_is_told_by_all_that_it_saw()
    {
        var boards = new DecisionBoards(_ => 9);
        Assert.NotNull(boards.SeenBy(Changes("hyperband", 2, 6, (2, 5), (1, 6))));
        var stop = Changes("hyperband", 4, 6, (4, 7), (3, 8));
        Assert.Equal(new DecisionEvidence(7, 6, 3, 4), DecisionEvidence.Of(stop, boards.SeenBy(stop)!, Rungs, Lower));
        boards.SeenBy(Changes("median", 1, null, (1, 2), (1, 6), (3, 7)));
        var median = Changes("median", 2, null, (2, 9), (4, 8));
        Assert.Equal(new DecisionEvidence(9, 7, null, 3), DecisionEvidence.Of(median, boards.SeenBy(median)!, new Median(1, 1, 0), Lower));
        Assert.Null(boards.SeenBy(Stop("hyperband", 4, places: 3, (4, 1))));
    }

    private static Decision Changes(string rule, int configuration, int? places, params (int Configuration, double? Value)[] seen) =>
        Stop(rule, configuration, places, seen) with { OnlyChanges = true };

    private static Decision Stop(string rule, int configuration, int? places, params (int Configuration, double? Value)[] seen) =>
        new(DecisionKind.Stop, rule, configuration, 3, places, [.. seen.Select(s => new SeenResult(s.Configuration, s.Value))], "It was told.");
}
