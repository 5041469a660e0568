namespace RnnSweeps.Core.Search.Bayes;

/// <summary>A point that was tried. <see cref="double.NaN"/> stands for a dimension that did not count in it.</summary>
/// <param name="Loss">Lower is better; infinite for what failed or has no result yet.</param>
public sealed record Trial(IReadOnlyList<double> Point, double Loss);

/// <summary>
/// A tree-structured Parzen estimator (Bergstra et al. 2011, 2013), multivariate as in Falkner et al. 2018: candidates are
/// drawn around the best trials, and the one is proposed that is most likely among the best relative to all others. Trials
/// without a result count among the others (a constant liar, Ginsbourger et al. 2010), so that proposals which are made
/// while others are tried keep apart. The figures below are those of <c>results/benchmarks/search.md</c>.
/// </summary>
/// <param name="dimensions">At least one.</param>
public sealed class ParzenEstimator(IReadOnlyList<Dimension> dimensions)
{
    private const int Candidates = 64;

    /// <summary>Every so often a point is drawn from the prior, so that no choice is given up for good.</summary>
    private const int Exploration = 8;

    private const double BestShare = 0.15, WidestBandwidth = 0.3, NarrowestBandwidth = 0.01, ChoiceWeight = 6;

    /// <summary>The next point to try, or null if none of the candidates could be settled.</summary>
    /// <param name="trials">With at least one finite loss, in the order in which they were proposed.</param>
    /// <param name="random">Of this proposal.</param>
    /// <param name="settle">A point as it would be tried, with NaN for the dimensions that would not count; null if it is not allowed.</param>
    public double[]? Propose(IReadOnlyList<Trial> trials, SearchRandom random, Func<double[], double[]?> settle)
    {
        if (trials.Count % Exploration == 0 && settle([.. dimensions.Select(d => d.DrawPrior(random))]) is { } explored) return explored;
        var ranked = trials.Where(t => double.IsFinite(t.Loss)).OrderBy(t => t.Loss).ToList();
        var best = ranked.Take(Math.Clamp((int)Math.Ceiling(BestShare * ranked.Count), 1, 25)).ToList();
        var isBest = best.ToHashSet(ReferenceEqualityComparer.Instance);
        var bandwidth = Bandwidth(ranked.Count);
        var good = Mixture(best, bandwidth, i => Math.Log(best.Count + 1) - Math.Log(i + 1));
        var others = Mixture([.. trials.Where(t => !isBest.Contains(t))], bandwidth, _ => 1);
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

    /// <summary>Wide while there is little to learn from.</summary>
    private static double Bandwidth(int results) =>
        Math.Clamp(WidestBandwidth * Math.Pow(10.0 / Math.Max(10, results), 0.8), NarrowestBandwidth, WidestBandwidth);

    /// <param name="weight">Of the i-th trial, relative to the others.</param>
    private ParzenMixture Mixture(List<Trial> trials, double bandwidth, Func<int, double> weight)
    {
        var weights = Enumerable.Range(0, trials.Count).Select(weight).ToList();
        var mean = weights.Count == 0 ? 1 : weights.Average();
        var bandwidths = dimensions.Select(d => d is Choice ? ChoiceWeight / (trials.Count + ChoiceWeight) : bandwidth).ToArray();
        return new ParzenMixture(dimensions, [.. trials.Select(t => t.Point.ToArray())], [.. weights.Select(w => w / mean), 1], bandwidths);
    }
}
