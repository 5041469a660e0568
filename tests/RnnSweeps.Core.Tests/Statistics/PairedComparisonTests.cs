using CsCheck;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Tests.Statistics;

/// <summary>Reference values are SciPy 1.10.1's: ttest_rel, permutation_test with all exchanges, wilcoxon, t and nct.</summary>
public sealed class PairedComparisonTests
{
    private const double Exact = 1e-9;

    private static readonly double[] First = [6.91, 7.02, 6.88, 7.10, 6.95, 7.01, 6.99], Second = [7.05, 7.11, 6.86, 7.31, 7.02, 7.16, 7.08];

    [Fact]
    public void Seven_pairs_give_SciPys_numbers()
    {
        var comparison = PairedComparison.Of(First, Second);
        Assert.Equal((7, 6, 0), (comparison.Pairs, comparison.FirstLower, comparison.Equal));
        Assert.Equal(-0.10428571428571434, comparison.MeanDifference, Exact);
        Assert.Equal(-0.1713730887445244, comparison.Interval()!.Value.Low, Exact);
        Assert.Equal(-0.037198339826904306, comparison.Interval()!.Value.High, Exact);
        Assert.Equal(0.008929437882038156, comparison.TTestP!.Value, Exact);
        Assert.Equal(0.03125, comparison.PermutationP, Exact);
        Assert.Equal(0.03125, comparison.WilcoxonP, Exact);
        Assert.Equal(-1.4376505289219768, comparison.EffectSize!.Value, Exact);
        Assert.Equal(0.8863525655365094, comparison.ProbabilityFirstLower!.Value, Exact);
    }

    [Fact]
    public void Ranks_that_are_shared_and_pairs_without_a_difference_leave_the_signed_rank_test_exact() =>
        Assert.Equal(0.08203125, Wilcoxon.P([-0.5, -0.25, -0.5, 0.25, -1.0, -0.75, 0.0, -0.25, 0.5, -1.25]), Exact);

    [Fact]
    public void Sixty_pairs_are_ranked_by_the_normal_approximation() =>
        Assert.Equal(0.0143361471577764, Wilcoxon.P([.. Enumerable.Range(1, 60).Select(i => Math.Round(Math.Sin(i) * 2 + 0.4, 1))]), Exact);

    [Fact]
    public void Drawn_exchanges_of_signs_come_near_to_all_of_them()
    {
        double[] sixteen = [.. Enumerable.Range(1, 16).Select(i => Math.Sin(i) + 0.35)];
        // Seventeen are too many for all exchanges; a difference of zero changes nothing in the truth.
        Assert.Equal(SignFlips.P(sixteen), SignFlips.P([.. sixteen, 0]), 0.01);
    }

    [Fact]
    public void One_pair_has_a_difference_and_nothing_more()
    {
        var comparison = PairedComparison.Of([1], [3]);
        Assert.Equal(-2, comparison.MeanDifference);
        Assert.Null(comparison.TTestP);
        Assert.Null(comparison.Interval());
        Assert.Null(comparison.EffectSize);
        Assert.Null(comparison.ProbabilityFirstLower);
        Assert.Equal(1, comparison.PermutationP);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void A_difference_that_is_the_same_in_every_seed_is_one_experiment_and_not_tested(double difference)
    {
        var comparison = PairedComparison.Of([1, 2, 3], [.. ((double[])[1, 2, 3]).Select(v => v - difference)]);
        Assert.Equal((difference, 3), (comparison.MeanDifference, comparison.Pairs));
        Assert.Null(comparison.TTestP);
        Assert.Null(comparison.Interval());
        Assert.Null(comparison.ProbabilityFirstLower);
        Assert.Equal(difference == 0 ? 1 : 0.25, comparison.PermutationP);
        Assert.Equal(difference == 0 ? 1 : 0.25, comparison.WilcoxonP);
    }

    [Fact]
    public void Figures_that_are_too_large_to_be_squared_are_not_tested() => Assert.Null(PairedComparison.Of([1e300, -1e300], [0, 0]).TTestP);

    [Fact]
    public void Sides_of_different_length_are_no_pairs() => Assert.Throws<ArgumentException>(() => PairedComparison.Of([1, 2], [1]));

    [Fact]
    public void Exchanged_sides_turn_every_sign_and_no_p() =>
        Gen.Select(Gen.Double[1, 9], Gen.Double[1, 9]).Array[2, 9].Sample(pairs =>
        {
            var (one, other) = (pairs.Select(p => p.Item1).ToList(), pairs.Select(p => p.Item2).ToList());
            var (there, back) = (PairedComparison.Of(one, other), PairedComparison.Of(other, one));
            Assert.Equal(there.MeanDifference, -back.MeanDifference, Exact);
            // Neither has one where every pair differs alike.
            Assert.Equal(there.TTestP ?? -1, back.TTestP ?? -1, Exact);
            Assert.Equal(there.PermutationP, back.PermutationP, Exact);
            Assert.Equal(there.WilcoxonP, back.WilcoxonP, Exact);
            Assert.Equal(1, (there.ProbabilityFirstLower ?? 0.5) + (back.ProbabilityFirstLower ?? 0.5), Exact);
        }, iter: 100);

    [Theory]
    [InlineData(5, 1.2, 0.05, 0.5302212511402777)]
    [InlineData(12, 0.8, 0.05, 0.7136600656028484)]
    [InlineData(40, 0.5, 0.01, 0.674167976880653)]
    [InlineData(3, 2.5, 0.05, 0.6191523278084494)]
    // After corrections for tens of comparisons, where |t| must exceed 840 and 55.
    [InlineData(2, 20, 0.05 / 66, 0.026850285341914464)]
    [InlineData(2, 500, 0.05 / 66, 0.5999068623403603)]
    [InlineData(3, 15, 0.05 / 153, 0.19818634000677224)]
    [InlineData(3, 9, 0.05 / 66, 0.1687120555068964)]
    public void The_power_of_a_paired_t_test_is_SciPys(int seeds, double effect, double level, double power) =>
        Assert.Equal(power, SeedsNeeded.PowerOf(seeds, effect, level), 1e-7);

    [Theory]
    // Of Cauchy's distribution in closed form, 1/tan(π·level/2); SciPy is right to eight digits here.
    [InlineData(1, 0.05 / 66, 840.3377028594309)]
    [InlineData(2, 0.05 / 153, 55.30370766702927)]
    [InlineData(3, 1e-9, 1301.637167782467)]
    [InlineData(4, 0.05 / 15, 6.254070524529931)]
    public void What_t_must_exceed_is_right_far_out_too(int freedom, double level, double critical) =>
        Assert.Equal(1, SeedsNeeded.Critical(freedom, level) / critical, 1e-9);

    [Theory]
    [InlineData(1.2, 0.05, 8)]
    [InlineData(-0.5, 0.05, 34)]
    [InlineData(0.5, 0.05 / 15, 62)]
    [InlineData(3, 0.05, 4)]
    [InlineData(20, 0.05 / 66, 4)]
    [InlineData(15, 0.05 / 630 / 9, 6)]
    [InlineData(0.01, 0.05, null)]
    [InlineData(0, 0.05, null)]
    public void As_many_seeds_are_needed_as_find_the_difference_four_times_of_five(double effect, double level, int? seeds) =>
        Assert.Equal(seeds, SeedsNeeded.For(effect, level));
}
