using RnnSweeps.Core.Search;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Core.Tests.Support;

namespace RnnSweeps.Core.Tests.Statistics;

public sealed class RankingTests
{
    [Fact]
    public void Holms_correction_is_that_of_Rs_p_adjust()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.2), "holm"), and with n = 10
        Assert.Equal([0.04, 0.09, 0.09, 0.025, 0.2], Holm.Adjust([0.01, 0.04, 0.03, 0.005, 0.2]).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.09, 0.28, 0.24, 0.05, 1], Holm.Adjust([0.01, 0.04, 0.03, 0.005, 0.2], tests: 10).Select(p => Math.Round(p, 12)));
        Assert.Empty(Holm.Adjust([]));
        Assert.Equal([1.0, 1.0], Holm.Adjust([0.7, 0.9]));
    }

    [Fact]
    public void A_rank_is_one_more_than_those_that_are_settled_to_be_better()
    {
        var pairs = Compare(
        [
            Seeds(7.00, 7.02, 6.98, 7.01), Seeds(7.01, 6.99, 7.02, 7.00), Seeds(8.00, 8.03, 7.97, 8.02), Seeds(9.01, 9.02, 8.96, 9.01),
        ]);
        Assert.Equal(6, pairs.Count);
        Assert.Equal([1, 1, 3, 4], Ranking.Ranks(4, pairs, minimize: true));
        Assert.Equal([3, 3, 2, 1], Ranking.Ranks(4, pairs, minimize: false));
    }

    [Fact]
    public void What_was_tested_against_nothing_has_no_rank()
    {
        var pairs = Compare([Seeds(1, 1.01, 0.99), Seeds(2, 2.02, 1.97), new Dictionary<long, double> { [0] = 5 }, Seeds(3, 3, 3), Seeds(4, 4, 4)]);
        // The last two differ by one in every seed: so many seeds are one experiment.
        Assert.DoesNotContain(pairs, p => p.First == 2 || p.Second == 2 || (p.First, p.Second) == (3, 4));
        Assert.Null(Ranking.Ranks(5, pairs, minimize: true)[2]);
        Assert.Equal(1, Ranking.Ranks(5, pairs, minimize: true)[0]);
    }

    [Fact]
    public void Sets_of_tests_share_the_level_and_things_of_different_kinds_are_not_compared()
    {
        IReadOnlyDictionary<long, double>[] values = [Seeds(1, 1.01, 0.99), Seeds(2, 2.02, 1.97), Seeds(3, 3.1, 3.2)];
        Assert.Single(Ranking.Test(values, (first, second) => (first, second) == (0, 1)));
        Assert.Equal(2 * Ranking.Correct(Ranking.Test(values))[0].Adjusted, Ranking.Correct(Ranking.Test(values), families: 2)[0].Adjusted, 1e-12);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 3)]
    [InlineData(6, 5)]
    public void Sweeps_of_no_difference_raise_a_false_alarm_in_no_more_than_5_of_100(int configurations, int seeds)
    {
        const int Sweeps = 20_000;
        var random = SearchRandom.Of(3, configurations * 100 + seeds, "null sweeps");
        var alarms = Enumerable.Range(0, Sweeps).Count(_ => Compare(NullSweep(configurations, seeds, random)).Any(p => p.IsSettled()));
        // Holm promises at most 5 %, and gives little away: in each of these there is no difference, so the first test decides.
        Assert.InRange(alarms / (double)Sweeps, 0.04, 0.05);
    }

    [Fact]
    public void The_front_is_what_nothing_betters_in_every_respect() =>
        Assert.Equal([0, 2, 4], ParetoFront.Of([[1, 9], [2, 9], [3, 3], [4, 4], [9, 1], [9, 2]]));

    private static IReadOnlyList<RankedPair> Compare(IReadOnlyList<IReadOnlyDictionary<long, double>> values) => Ranking.Correct(Ranking.Test(values));

    /// <summary>Every configuration's values come from one law, with a part that the seed gives all of them.</summary>
    private static List<IReadOnlyDictionary<long, double>> NullSweep(int configurations, int seeds, SearchRandom random)
    {
        var shared = Enumerable.Range(0, seeds).Select(_ => random.Normal()).ToList();
        return [.. Enumerable.Range(0, configurations).Select(_ => Seeds([.. shared.Select(s => 7 + 0.1 * s + 0.2 * random.Normal())]))];
    }

    private static IReadOnlyDictionary<long, double> Seeds(params double[] values) => values.Select((v, i) => (v, i)).ToDictionary(p => (long)p.i, p => p.v);
}
