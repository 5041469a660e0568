namespace RnnSweeps.Core.Search.Bayes;

/// <summary>A point that was tried. <see cref="double.NaN"/> stands for a dimension that did not count in it.</summary>
/// <param name="Loss">Lower is better; infinite for what failed or has no result yet.</param>
public sealed record Trial(IReadOnlyList<double> Point, double Loss);

/// <summary>
/// A tree-structured Parzen estimator (Bergstra et al. 2011, 2013), multivariate as in Falkner et al. 2018: candidates are
/// drawn around the best trials, and the one is proposed that is most likely among the best relative to all others. Trials
/// without a result count among the others (a constant liar, Ginsbourger et al. 2010), so that proposals which are made
/// while others are tried keep apart.
/// </summary>
/// <param name="dimensions">At least one.</param>
public sealed class ParzenEstimator(IReadOnlyList<Dimension> dimensions)
{
    private const int Candidates = 64;

    /// <summary>The next point to try, or null if none of the candidates could be settled.</summary>
    /// <param name="trials">With at least one finite loss, in the order in which they were proposed.</param>
    /// <param name="random">Of this proposal.</param>
    /// <param name="settle">A point as it would be tried, with NaN for the dimensions that would not count; null if it is not allowed.</param>
    public double[]? Propose(IReadOnlyList<Trial> trials, SearchRandom random, Func<double[], double[]?> settle)
    {
        var ranked = trials.Where(t => double.IsFinite(t.Loss)).OrderBy(t => t.Loss).ToList();
        var best = ranked.Take(Good(ranked.Count)).ToHashSet(ReferenceEqualityComparer.Instance);
        var good = Mixture([.. trials.Where(best.Contains)]);
        var others = Mixture([.. trials.Where(t => !best.Contains(t))]);
        double[]? proposal = null;
        var highest = double.NegativeInfinity;
        for (var i = 0; i < Candidates; i++)
        {
            if (settle(good.Draw(random)) is not { } candidate) continue;
            var score = good.LogDensity(candidate) - others.LogDensity(candidate);
            if (score <= highest) continue;
            (proposal, highest) = (candidate, score);
        }
        return proposal;
    }

    /// <summary>How many of so many results are the best.</summary>
    private static int Good(int results) => Math.Clamp((int)Math.Ceiling(0.1 * results), 1, 25);

    private ParzenMixture Mixture(IReadOnlyList<Trial> trials)
    {
        var n = Math.Max(1, trials.Count);
        var bandwidth = 0.2 * Math.Pow(n, -1.0 / (dimensions.Count + 4));
        var bandwidths = dimensions.Select(d => d is Choice c ? 1.0 / (n + 1) : Math.Max(bandwidth, 1.0 / Math.Min(100, n + 1))).ToArray();
        return new ParzenMixture(dimensions, [.. trials.Select(t => t.Point.ToArray())], [.. trials.Select(_ => 1.0), 1.0], bandwidths);
    }
}
