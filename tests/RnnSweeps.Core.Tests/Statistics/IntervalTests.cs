using RnnSweeps.Core.Search;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Core.Tests.Support;

namespace RnnSweeps.Core.Tests.Statistics;

/// <summary>Reference values are SciPy 1.10.1's; its bootstrap was given every resample instead of drawn ones.</summary>
public sealed class IntervalTests
{
    private static readonly double[] Five = [7.012, 6.874, 7.155, 6.93, 7.044];

    [Fact]
    public void Students_interval_is_SciPys()
    {
        Near(6.868641857212696, 7.1373581427873045, new SampleMean(Five).Interval());
        Near(6.899835354781116, 7.106164645218883, new SampleMean(Five).Interval(0.9));
    }

    [Theory]
    [InlineData(new[] { 7.012, 6.874, 7.155 }, 6.911652409769227, 7.1306636078230925)]
    [InlineData(new[] { 7.012, 6.874, 7.155, 6.93, 7.044 }, 6.9239999999999995, 7.097799999999999)]
    [InlineData(new[] { 1.0, 2.5, 2.0, 9.0, 1.5, 3.0 }, 1.75, 6.75)]
    public void The_bootstrap_interval_over_all_resamples_is_SciPys(double[] values, double low, double high) => Near(low, high, BootstrapInterval.Of(values));

    [Fact]
    public void The_bootstrap_interval_of_many_values_is_near_to_Students_where_they_are_normal()
    {
        var random = SearchRandom.Of(1, 0, "test");
        var values = Enumerable.Range(0, 400).Select(_ => random.Normal()).ToList();
        var (student, bootstrap) = (new SampleMean(values).Interval()!.Value, BootstrapInterval.Of(values)!.Value);
        Assert.Equal(student.Low, bootstrap.Low, 0.01);
        Assert.Equal(student.High, bootstrap.High, 0.01);
    }

    [Fact]
    public void One_value_has_no_interval_nor_have_equal_ones_which_say_nothing_of_other_seeds()
    {
        Assert.Null(new SampleMean([3]).Interval());
        Assert.Null(BootstrapInterval.Of([3]));
        Assert.Null(new SampleMean([3, 3, 3]).Interval());
        Assert.Null(BootstrapInterval.Of([3, 3, 3]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Students_interval_holds_the_mean_in_95_of_100_samples(int seeds)
    {
        var held = Covered(4000, seeds, values => new SampleMean(values).Interval()!.Value);
        // Five standard deviations of such a count: √(0.95·0.05/4000) is 0.0034.
        Assert.InRange(held, 0.95 - 5 * 0.0034, 0.95 + 5 * 0.0034);
    }

    [Fact]
    public void The_bootstrap_interval_is_too_short_for_five_seeds_and_nearly_right_for_thirty()
    {
        // Known of it: nothing lies beyond the values that were seen. This is why Student's is the one that is quoted.
        Assert.InRange(Covered(2000, 5, values => BootstrapInterval.Of(values)!.Value), 0.78, 0.91);
        Assert.InRange(Covered(400, 30, values => BootstrapInterval.Of(values)!.Value), 0.89, 0.98);
    }

    private static double Covered(int samples, int seeds, Func<IReadOnlyList<double>, Interval> interval)
    {
        var random = SearchRandom.Of(7, seeds, "coverage");
        return Enumerable.Range(0, samples).Count(_ => interval([.. Enumerable.Range(0, seeds).Select(_ => 5 + 0.3 * random.Normal())]).Contains(5)) / (double)samples;
    }

    private static void Near(double low, double high, Interval? interval)
    {
        Assert.Equal(low, interval!.Value.Low, 1e-9);
        Assert.Equal(high, interval.Value.High, 1e-9);
    }
}
