using MathNet.Numerics.Distributions;

namespace RnnSweeps.Core.Statistics;

/// <summary>The mean of a value a seed, and how far it would move with other seeds: Student's t (1908), n - 1 degrees of freedom.</summary>
public sealed class SampleMean
{
    private readonly double _error;

    /// <param name="values">At least one.</param>
    public SampleMean(IReadOnlyList<double> values)
    {
        (Count, Mean) = (values.Count, Sample.Mean(values));
        if (Count < 2) return;
        Sd = Sample.Sd(values);
        _error = Sd.Value / Math.Sqrt(Count);
    }

    public int Count { get; }

    public double Mean { get; }

    /// <summary>From seed to seed; null for one value.</summary>
    public double? Sd { get; }

    /// <summary>
    /// Two-sided t test of a mean of zero; null for one value, for figures that are not finite, and where every seed gives the same value:
    /// then the seed changes nothing, and so many of them are one experiment.
    /// </summary>
    public double? P => IsTested ? Math.Min(1, 2 * StudentT.CDF(0, 1, Count - 1, -Math.Abs(Mean / _error))) : null;

    /// <summary>How likely one more value, of a seed that was not tried, is below zero: the predictive distribution under the usual flat prior.</summary>
    public double? ProbabilityBelowZero => IsTested ? StudentT.CDF(0, 1, Count - 1, -Mean / Math.Sqrt(1 + 1.0 / Count) / Sd!.Value) : null;

    private bool IsTested => Count > 1 && _error > 0 && double.IsFinite(_error) && double.IsFinite(Mean);

    /// <summary>Null where <see cref="P"/> is.</summary>
    public Interval? Interval(double level = 0.95)
    {
        if (!IsTested) return null;
        var half = _error * StudentT.InvCDF(0, 1, Count - 1, 0.5 + level / 2);
        return new Interval(Mean - half, Mean + half);
    }
}
