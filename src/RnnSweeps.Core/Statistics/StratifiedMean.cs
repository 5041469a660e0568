using MathNet.Numerics.Distributions;

namespace RnnSweeps.Core.Statistics;

/// <summary>
/// The mean over several settings of what seeds gave in each, every setting counting alike; and how far it would move with other
/// seeds. It tells of these settings, not of others. Degrees of freedom after Welch (1947) and Satterthwaite (1946). With one setting it is the
/// ordinary mean with Student's interval; settings with one seed each are taken as the sample themselves.
/// </summary>
public sealed class StratifiedMean
{
    private readonly double _error;

    /// <param name="settings">For each setting a value a seed; none of them empty.</param>
    public StratifiedMean(IReadOnlyList<IReadOnlyList<double>> settings)
    {
        if (settings.Count == 0 || settings.Any(s => s.Count == 0)) throw new ArgumentException("A mean needs at least one value in each setting.", nameof(settings));
        var means = settings.Select(s => Sample.Mean(s)).ToList();
        Mean = Sample.Mean(means);
        var samples = settings.All(s => s.Count > 1) ? settings : [means];
        if (samples.Any(s => s.Count < 2)) return;
        var errors = samples.Select(s => Sample.Variance(s) / s.Count / samples.Count / samples.Count).ToList();
        var variance = errors.Sum();
        _error = Math.Sqrt(variance);
        Freedom = variance == 0 ? samples.Sum(s => s.Count - 1) : variance * variance / errors.Zip(samples, (e, s) => e * e / (s.Count - 1)).Sum();
        Sd = Math.Sqrt(samples.Average(s => Sample.Variance(s)));
    }

    public double Mean { get; }

    /// <summary>Standard deviation from seed to seed within a setting; null where one value is all there is.</summary>
    public double? Sd { get; }

    /// <summary>Degrees of freedom, not necessarily whole; null where one value is all there is.</summary>
    public double? Freedom { get; }

    /// <summary>Two-sided t test of a mean of zero; null where one value is all there is.</summary>
    public double? P => Freedom is { } freedom
        ? _error == 0 ? (Mean == 0 ? 1 : 0) : Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(Mean / _error)))
        : null;

    /// <summary>How likely one more value, of a seed that was not tried, is below zero: the predictive distribution under the usual flat prior.</summary>
    public double? ProbabilityBelowZero
    {
        get
        {
            if (Freedom is not { } freedom || Sd is not { } sd) return null;
            var spread = Math.Sqrt(sd * sd + _error * _error);
            return spread == 0 ? (Mean < 0 ? 1 : Mean > 0 ? 0 : 0.5) : StudentT.CDF(0, 1, freedom, -Mean / spread);
        }
    }

    /// <summary>Null where one value is all there is: one seed says nothing about another.</summary>
    public Interval? Interval(double level = 0.95)
    {
        if (Freedom is not { } freedom) return null;
        var half = _error == 0 ? 0 : _error * StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2);
        return new Interval(Mean - half, Mean + half);
    }
}
