using RnnSweeps.Core.Search;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Tests.Statistics;

public sealed class RankingTests
{
    [Fact]
    public void Holms_correction_is_that_of_Rs_p_adjust()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.2), "holm")
        double[] expected = [0.04, 0.09, 0.09, 0.025, 0.2];
        Assert.Equal(expected, Holm.Adjust([0.01, 0.04, 0.03, 0.005, 0.2]).Select(p => Math.Round(p, 12)));
        Assert.Empty(Holm.Adjust([]));
        Assert.Equal([1.0, 1.0], Holm.Adjust([0.7, 0.9]));
    }

    [Fact]
    public void What_no_test_tells_apart_shares_a_rank()
    {
        var pairs = Ranking.Compare(
        [
            Seeds(7.00, 7.02, 6.98, 7.01), Seeds(7.01, 6.99, 7.02, 7.00), Seeds(8.00, 8.03, 7.97, 8.02), Seeds(9.01, 9.02, 8.96, 9.01),
        ]);
        Assert.Equal(6, pairs.Count);
        Assert.Equal([1, 1, 3, 4], Ranking.Ranks(4, pairs, minimize: true));
        Assert.Equal([3, 3, 2, 1], Ranking.Ranks(4, pairs, minimize: false));
    }

    [Fact]
    public void Only_seeds_that_both_sides_have_make_a_pair()
    {
        var one = new Dictionary<long, double> { [0] = 1, [1] = 2, [5] = 9 };
        var other = new Dictionary<long, double> { [1] = 4, [5] = 10, [6] = 1 };
        var pair = Assert.Single(Ranking.Compare([one, other]));
        Assert.Equal((2, -1.5), (pair.Comparison.Pairs, pair.Comparison.MeanDifference));
        Assert.Empty(Ranking.Compare([new Dictionary<long, double> { [0] = 1 }, new Dictionary<long, double> { [1] = 1 }]));
    }

    [Fact]
    public void A_pair_with_one_seed_in_common_is_not_tested_and_does_not_count_as_one_of_the_tests()
    {
        var pairs = Ranking.Compare([Seeds(1, 1.01, 0.99), Seeds(2, 2.02, 1.97), new Dictionary<long, double> { [0] = 5 }]);
        Assert.Equal(2, pairs.Count(p => p.Adjusted is null && !p.IsSettled()));
        var tested = Assert.Single(pairs, p => p.Adjusted is not null);
        Assert.Equal(tested.Comparison.TTestP, tested.Adjusted);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 3)]
    [InlineData(6, 5)]
    public void Sweeps_of_no_difference_raise_a_false_alarm_in_no_more_than_5_of_100(int configurations, int seeds)
    {
        const int Sweeps = 2000;
        var random = SearchRandom.Of(3, configurations * 100 + seeds, "null sweeps");
        var alarms = Enumerable.Range(0, Sweeps).Count(_ => Ranking.Compare(NullSweep(configurations, seeds, random)).Any(p => p.IsSettled()));
        // Holm promises at most 5 %; three standard deviations of such a count, √(0.05·0.95/2000) is 0.0049, for the draw.
        Assert.InRange(alarms, 0, (int)((0.05 + 3 * 0.0049) * Sweeps));
    }

    [Fact]
    public void The_front_is_what_nothing_betters_in_every_respect() =>
        Assert.Equal([0, 2, 4], ParetoFront.Of([[1, 9], [2, 9], [3, 3], [4, 4], [9, 1], [9, 2]]));

    /// <summary>Every configuration's values come from one law, with a part that the seed gives all of them.</summary>
    private static List<IReadOnlyDictionary<long, double>> NullSweep(int configurations, int seeds, SearchRandom random)
    {
        var shared = Enumerable.Range(0, seeds).Select(_ => Normal(random)).ToList();
        return [.. Enumerable.Range(0, configurations).Select(_ => Seeds([.. shared.Select(s => 7 + 0.1 * s + 0.2 * Normal(random))]))];
    }

    private static double Normal(SearchRandom random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(random.Uniform(), 1e-16));

    private static IReadOnlyDictionary<long, double> Seeds(params double[] values) => values.Select((v, i) => (v, i)).ToDictionary(p => (long)p.i, p => p.v);
}
