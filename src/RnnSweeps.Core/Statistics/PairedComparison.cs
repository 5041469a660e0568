namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Two sides that were measured under the same circumstances, pair by pair: two configurations with the same seeds, or two values of
/// a parameter with the same seeds in each of several settings of the others. Differences are those of the first less the second.
/// </summary>
public sealed class PairedComparison
{
    private readonly StratifiedMean _mean;

    private PairedComparison(IReadOnlyList<IReadOnlyList<double>> settings)
    {
        var differences = settings.SelectMany(s => s).ToList();
        _mean = new StratifiedMean(settings);
        (Pairs, Settings) = (differences.Count, settings.Count);
        (FirstLower, Equal) = (differences.Count(d => d < 0), differences.Count(d => d == 0));
        PermutationP = SignFlips.P([.. settings.SelectMany(s => s.Select(d => d / s.Count / settings.Count))]);
        WilcoxonP = Wilcoxon.P(differences);
    }

    /// <summary>Of the first less the second.</summary>
    public double MeanDifference => _mean.Mean;

    public int Pairs { get; }

    /// <summary>Circumstances other than the seed under which the two sides were compared; 1 for two configurations.</summary>
    public int Settings { get; }

    /// <summary>Pairs in which the first is lower.</summary>
    public int FirstLower { get; }

    /// <summary>Pairs without a difference.</summary>
    public int Equal { get; }

    /// <summary>Standard deviation of the differences from seed to seed within a setting; null for a single pair.</summary>
    public double? Sd => _mean.Sd;

    /// <summary>Degrees of freedom of the t test; null for a single pair.</summary>
    public double? Freedom => _mean.Freedom;

    /// <summary>Two-sided paired t test, over the settings where there are several; null for a single pair.</summary>
    public double? TTestP => _mean.P;

    /// <summary>Two-sided, by exchanging the signs of differences; not below 2/2ⁿ with n pairs.</summary>
    public double PermutationP { get; }

    /// <summary>Two-sided, signed ranks; not below 2/2ⁿ with n pairs.</summary>
    public double WilcoxonP { get; }

    /// <summary>Mean difference in standard deviations of the differences (Cohen's d for pairs); null where that is none.</summary>
    public double? EffectSize => Sd is > 0 ? MeanDifference / Sd : null;

    /// <summary>How likely the first is lower with a seed that was not tried; null for a single pair.</summary>
    public double? ProbabilityFirstLower => _mean.ProbabilityBelowZero;

    /// <param name="first">One value a seed.</param>
    /// <param name="second">The second side's values with the same seeds.</param>
    public static PairedComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count) throw new ArgumentException($"The sides have {first.Count} and {second.Count} values: pairs need as many.", nameof(second));
        return OfDifferences([[.. first.Zip(second, (a, b) => a - b)]]);
    }

    /// <param name="settings">The differences of each setting, one a seed; none of them empty.</param>
    public static PairedComparison OfDifferences(IReadOnlyList<IReadOnlyList<double>> settings) => new(settings);

    /// <summary>Of the mean difference; null for a single pair.</summary>
    public Interval? Interval(double level = 0.95) => _mean.Interval(level);
}
