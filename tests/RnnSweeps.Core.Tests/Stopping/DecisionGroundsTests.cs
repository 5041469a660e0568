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
        Assert.Equal(new DecisionGrounds(7, 6, 3, 4), DecisionGrounds.Of(decision, Rungs, Lower));
        Assert.Equal(new DecisionGrounds(-7, -6, 3, 4), DecisionGrounds.Of(decision, Rungs, Higher));
    }

    [Fact]
    public void Of_the_median_rule_the_threshold_is_the_median_of_the_others() =>
        Assert.Equal(new DecisionGrounds(9, 7, null, 3), DecisionGrounds.Of(Stop("median", 2, null, (2, 9), (1, 6), (3, 7), (4, 8)), new Median(1, 1, 0), Lower));

    [Fact]
    public void A_configuration_without_a_figure_has_its_rank_all_the_same() =>
        Assert.Equal(new DecisionGrounds(null, 5, 2, 2), DecisionGrounds.Of(Stop("hyperband", 4, places: 3, (2, 5), (4, null)), Rungs, Lower));

    [Fact]
    public void What_the_decision_did_not_see_is_not_made_up()
    {
        Assert.Null(DecisionGrounds.Of(Stop("hyperband", 4, places: 3), Rungs, Lower));
        Assert.Null(DecisionGrounds.Of(Stop("hyperband", 4, places: 3, (4, 1)), null, Lower));
    }

    private static Decision Stop(string rule, int configuration, int? places, params (int Configuration, double? Value)[] seen) =>
        new(DecisionKind.Stop, rule, configuration, 3, places, [.. seen.Select(s => new SeenResult(s.Configuration, s.Value))], "It was told.");
}
