namespace RnnSweeps.Core.Statistics.Importance;

/// <summary>A parameter whose importance is asked for.</summary>
/// <param name="Levels">How many values of it were tried; a trial names one by its index.</param>
/// <param name="Ordered">True for numbers, whose levels are in ascending order; a tree parts them at a threshold. Names are parted in any way.</param>
public sealed record Factor(string Name, int Levels, bool Ordered);

/// <summary>What was tried and what came of it.</summary>
public sealed class Design
{
    /// <param name="trials">Each has one level a factor, and a result.</param>
    /// <exception cref="ArgumentException">A trial has no such level, or too few or too many.</exception>
    public Design(IReadOnlyList<Factor> factors, IReadOnlyList<(IReadOnlyList<int> Levels, double Result)> trials)
    {
        foreach (var (levels, _) in trials)
            if (levels.Count != factors.Count || levels.Zip(factors).Any(p => p.First < 0 || p.First >= p.Second.Levels))
                throw new ArgumentException($"A trial at the levels [{string.Join(", ", levels)}] does not fit the {factors.Count} factors.", nameof(trials));
        Factors = factors;
        Trials = trials;
        Weights = [.. factors.Select((f, i) => Shares(f, i))];
    }

    public IReadOnlyList<Factor> Factors { get; }

    public IReadOnlyList<(IReadOnlyList<int> Levels, double Result)> Trials { get; }

    /// <summary>For each factor, the share of the trials at each of its levels: what a mean over the factor weighs them by.</summary>
    public IReadOnlyList<double[]> Weights { get; }

    private double[] Shares(Factor factor, int index)
    {
        var shares = new double[factor.Levels];
        foreach (var (levels, _) in Trials) shares[levels[index]] += 1.0 / Trials.Count;
        return shares;
    }
}
