using MathNet.Numerics.Distributions;

namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Two sides that were measured under the same circumstances, pair by pair: two configurations with the same seeds, or two values of
/// a parameter with the same seeds in each of several settings. Differences are those of the first less the second.
/// </summary>
/// <remarks>
/// With several settings the difference is the mean of the settings' own mean differences, and its error comes from what seeds do
/// within each setting: it tells of these settings with other seeds, not of other settings. Degrees of freedom after Welch and
/// Satterthwaite. With one setting all of this is the paired t test.
/// </remarks>
public sealed record PairedComparison
{
    private readonly double _error;

    private PairedComparison(IReadOnlyList<IReadOnlyList<double>> settings)
    {
        var differences = settings.SelectMany(s => s).ToList();
        Pairs = differences.Count;
        Settings = settings.Count;
        FirstLower = differences.Count(d => d < 0);
        Equal = differences.Count(d => d == 0);
        var means = settings.Select(s => Sample.Mean(s)).ToList();
        MeanDifference = Sample.Mean(means);
        PermutationP = SignFlips.P([.. settings.SelectMany(s => s.Select(d => d / s.Count / settings.Count))]);
        WilcoxonP = Wilcoxon.P(differences);
        // A setting with one pair does not show what seeds do to it; then the settings themselves are the sample.
        var samples = settings.All(s => s.Count > 1) ? settings : [means];
        if (samples.Any(s => s.Count < 2)) return;
        var errors = samples.Select(s => Sample.Variance(s) / s.Count / samples.Count / samples.Count).ToList();
        _error = Math.Sqrt(errors.Sum());
        Freedom = _error == 0 ? samples.Sum(s => s.Count - 1) : errors.Sum() * errors.Sum() / errors.Zip(samples, (e, s) => e * e / (s.Count - 1)).Sum();
        Sd = Math.Sqrt(samples.Average(s => Sample.Variance(s)));
        TTestP = StudentInterval.P(MeanDifference, _error, Freedom.Value);
        EffectSize = Sd == 0 ? null : MeanDifference / Sd;
    }

    /// <summary>Of the first less the second.</summary>
    public double MeanDifference { get; }

    public int Pairs { get; }

    /// <summary>Circumstances other than the seed under which the two sides were compared; 1 for two configurations.</summary>
    public int Settings { get; }

    /// <summary>Pairs in which the first is lower.</summary>
    public int FirstLower { get; }

    /// <summary>Pairs without a difference.</summary>
    public int Equal { get; }

    /// <summary>Standard deviation of the differences from seed to seed within a setting; null where it can't be told.</summary>
    public double? Sd { get; }

    /// <summary>Degrees of freedom; null for a single pair.</summary>
    public double? Freedom { get; }

    /// <summary>Two-sided; null for a single pair.</summary>
    public double? TTestP { get; }

    /// <summary>Two-sided, by exchanging the signs of differences; not below 2/2ⁿ with n pairs.</summary>
    public double PermutationP { get; }

    /// <summary>Two-sided, signed ranks; not below 2/2ⁿ with n pairs.</summary>
    public double WilcoxonP { get; }

    /// <summary>Mean difference in standard deviations of the differences (Cohen's d for pairs); null where that is none.</summary>
    public double? EffectSize { get; }

    /// <param name="first">One value a seed.</param>
    /// <param name="second">The second side's values with the same seeds.</param>
    public static PairedComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count) throw new ArgumentException($"The sides have {first.Count} and {second.Count} values: pairs need as many.", nameof(second));
        return OfDifferences([[.. first.Zip(second, (a, b) => a - b)]]);
    }

    /// <param name="settings">The differences of each setting, one a seed; none of them empty.</param>
    public static PairedComparison OfDifferences(IReadOnlyList<IReadOnlyList<double>> settings)
    {
        if (settings.Count == 0 || settings.Any(s => s.Count == 0)) throw new ArgumentException("A comparison needs at least one pair in each setting.", nameof(settings));
        return new PairedComparison(settings);
    }

    /// <summary>Of the mean difference; null for a single pair.</summary>
    public Interval? Interval(double level = 0.95) => Freedom is { } freedom ? StudentInterval.Around(MeanDifference, _error, freedom, level) : null;

    /// <summary>
    /// How likely the first is lower with a seed that was not tried, in a setting like these: the predictive distribution of one more
    /// difference under the usual flat prior. Null for a single pair.
    /// </summary>
    public double? ProbabilityFirstLower
    {
        get
        {
            if (Freedom is not { } freedom || Sd is not { } sd) return null;
            var spread = Math.Sqrt(sd * sd + _error * _error);
            return spread == 0 ? (MeanDifference < 0 ? 1 : MeanDifference > 0 ? 0 : 0.5) : StudentT.CDF(0, 1, freedom, -MeanDifference / spread);
        }
    }
}
