using MathNet.Numerics.Distributions;
using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Where the mean of all seeds lies, without a word on how the values are distributed: the bias-corrected and accelerated
/// bootstrap (Efron 1987). It is exact for few values, for then every resample is looked at; for more they are drawn by a
/// seeded generator. With fewer than about eight values it is too short, and Student's interval the one to quote.
/// </summary>
public static class BootstrapInterval
{
    /// <summary>6⁶ resamples are looked at one by one.</summary>
    private const int MostForAll = 6;

    private const int Draws = 20_000;

    /// <summary>Null for fewer than two values.</summary>
    public static Interval? Of(IReadOnlyList<double> values, double level = 0.95)
    {
        if (values.Count < 2) return null;
        if (values.All(v => v == values[0])) return new Interval(values[0], values[0]);
        var means = values.Count <= MostForAll ? AllMeans(values) : DrawnMeans(values);
        Array.Sort(means);
        return Corrected(means, values, level);
    }

    private static Interval Corrected(double[] means, IReadOnlyList<double> values, double level)
    {
        var mean = Sample.Mean(values);
        // The sum of a resample differs in its last digits by the order of its terms: equal means are those that differ by no more.
        var slack = 1e-12 * values.Max(Math.Abs);
        var (below, equal) = (means.Count(m => m < mean - slack), means.Count(m => Math.Abs(m - mean) <= slack));
        var bias = Normal.InvCDF(0, 1, (below + equal / 2.0) / means.Length);
        var acceleration = Acceleration(values);
        return new Interval(At((1 - level) / 2), At((1 + level) / 2));

        double At(double share)
        {
            var z = bias + Normal.InvCDF(0, 1, share);
            return Sample.Quantile(means, Normal.CDF(0, 1, bias + z / (1 - acceleration * z)));
        }
    }

    /// <summary>A sixth of the skewness of the means that lack one value each.</summary>
    private static double Acceleration(IReadOnlyList<double> values)
    {
        var mean = Sample.Mean(values);
        // What a mean without a value lies below the mean of all such means is proportional to that value's excess.
        var excess = values.Select(v => v - mean).ToList();
        return excess.Sum(e => e * e * e) / (6 * Math.Pow(excess.Sum(e => e * e), 1.5));
    }

    private static double[] AllMeans(IReadOnlyList<double> values)
    {
        var means = new double[(int)Math.Pow(values.Count, values.Count)];
        for (var i = 0; i < means.Length; i++)
        {
            var (rest, sum) = (i, 0.0);
            for (var k = 0; k < values.Count; k++, rest /= values.Count) sum += values[rest % values.Count];
            means[i] = sum / values.Count;
        }
        return means;
    }

    private static double[] DrawnMeans(IReadOnlyList<double> values)
    {
        var random = SearchRandom.Of(0, values.Count, "bootstrap");
        var means = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < values.Count; k++) sum += values[random.Below(values.Count)];
            means[i] = sum / values.Count;
        }
        return means;
    }
}
