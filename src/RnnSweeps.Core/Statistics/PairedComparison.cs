namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Two sides that were measured under the same circumstances, a pair a seed. Differences are those of the first less the second. Where
/// values of a parameter are compared over several settings of the others, a seed's difference is the mean over the settings: what a seed
/// does, it does to all of them alike, so settings are no further pairs.
/// </summary>
public sealed class PairedComparison
{
    private readonly IReadOnlyList<double> _differences;
    private readonly SampleMean _mean;

    private PairedComparison(IReadOnlyList<double> differences) => (_differences, _mean) = (differences, new SampleMean(differences));

    /// <summary>Of the first less the second.</summary>
    public double MeanDifference => _mean.Mean;

    public int Pairs => _differences.Count;

    /// <summary>Pairs in which the first is lower.</summary>
    public int FirstLower => _differences.Count(d => d < 0);

    /// <summary>Pairs without a difference.</summary>
    public int Equal => _differences.Count(d => d == 0);

    /// <summary>Standard deviation of the differences from seed to seed; null for a single pair.</summary>
    public double? Sd => _mean.Sd;

    /// <summary>Two-sided paired t test; null for a single pair, and where every seed gives the same difference.</summary>
    public double? TTestP => _mean.P;

    /// <summary>Two-sided, by exchanging the signs of differences; not below 2/2ⁿ with n pairs.</summary>
    public double PermutationP => SignFlips.P(_differences);

    /// <summary>Two-sided, signed ranks; not below 2/2ⁿ with n pairs.</summary>
    public double WilcoxonP => Wilcoxon.P(_differences);

    /// <summary>Mean difference in standard deviations of the differences (Cohen's d for pairs); null where that is none.</summary>
    public double? EffectSize => Sd is > 0 ? MeanDifference / Sd : null;

    /// <summary>How likely the first is lower with a seed that was not tried; null where nothing was tested.</summary>
    public double? ProbabilityFirstLower => _mean.ProbabilityBelowZero;

    /// <param name="first">One value a seed; at least one.</param>
    /// <param name="second">The second side's values with the same seeds.</param>
    public static PairedComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second) => first.Count == second.Count
        ? new PairedComparison([.. first.Zip(second, (a, b) => a - b)])
        : throw new ArgumentException($"The sides have {first.Count} and {second.Count} values: pairs need as many.", nameof(second));

    /// <summary>Of the seeds that both have; null where there is none.</summary>
    public static PairedComparison? Of(IReadOnlyDictionary<long, double> first, IReadOnlyDictionary<long, double> second)
    {
        var differences = first.Keys.Where(second.ContainsKey).Order().Select(seed => first[seed] - second[seed]).ToList();
        return differences.Count == 0 ? null : new PairedComparison(differences);
    }

    /// <summary>Of the mean difference; null where nothing was tested.</summary>
    public Interval? Interval(double level = 0.95) => _mean.Interval(level);
}
