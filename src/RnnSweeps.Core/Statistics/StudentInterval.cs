using MathNet.Numerics.Distributions;

namespace RnnSweeps.Core.Statistics;

/// <summary>Where the mean of all seeds lies, if the values are near to normal: mean ± t·sd/√n (Student 1908).</summary>
public static class StudentInterval
{
    /// <summary>Null for fewer than two values: one seed says nothing about another.</summary>
    public static Interval? Of(IReadOnlyCollection<double> values, double level = 0.95) =>
        values.Count < 2 ? null : Around(Sample.Mean(values), Sample.Sd(values) / Math.Sqrt(values.Count), values.Count - 1, level);

    /// <param name="error">Standard error of the mean.</param>
    /// <param name="freedom">Degrees of freedom; not necessarily whole.</param>
    internal static Interval Around(double mean, double error, double freedom, double level)
    {
        var half = error == 0 ? 0 : error * StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2);
        return new Interval(mean - half, mean + half);
    }

    /// <summary>Two-sided p of t; 0 where every value is the same and not zero, 1 where all are zero.</summary>
    internal static double P(double mean, double error, double freedom) =>
        error == 0 ? (mean == 0 ? 1 : 0) : Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean / error)));
}
