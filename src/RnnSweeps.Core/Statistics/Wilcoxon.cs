using MathNet.Numerics.Distributions;

namespace RnnSweeps.Core.Statistics;

/// <summary>
/// The signed-rank test (Wilcoxon 1945): pairs without a difference are left out, equal differences share the mean of their
/// ranks. Exact for up to 50 pairs, ties or not; above by the normal approximation with correction for ties.
/// </summary>
internal static class Wilcoxon
{
    private const int MostForExact = 50;

    /// <summary>Two-sided; 1 where no pair differs.</summary>
    public static double P(IReadOnlyList<double> differences)
    {
        var ranked = Ranked([.. differences.Where(d => d != 0)]);
        if (ranked.Count == 0) return 1;
        var positive = ranked.Where(r => r.Positive).Sum(r => r.TwiceRank);
        return ranked.Count <= MostForExact ? Exact(ranked, positive) : Approximate(ranked, positive);
    }

    /// <summary>Twice the rank of each, for ranks shared by an even number are halves.</summary>
    private static List<(bool Positive, int TwiceRank)> Ranked(IReadOnlyList<double> differences)
    {
        var ordered = differences.OrderBy(Math.Abs).ToList();
        var ranked = new List<(bool, int)>();
        for (var first = 0; first < ordered.Count;)
        {
            var end = first;
            while (end < ordered.Count && Math.Abs(ordered[end]) == Math.Abs(ordered[first])) end++;
            for (var i = first; i < end; i++) ranked.Add((ordered[i] > 0, first + 1 + end));
            first = end;
        }
        return ranked;
    }

    /// <summary>By the number of ways, out of 2ⁿ, in which signs at random give each sum of ranks.</summary>
    private static double Exact(List<(bool Positive, int TwiceRank)> ranked, int positive)
    {
        var total = ranked.Sum(r => r.TwiceRank);
        var ways = new double[total + 1];
        ways[0] = 1;
        foreach (var (_, rank) in ranked)
            for (var sum = total; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        var smaller = Math.Min(positive, total - positive);
        return Math.Min(1, 2 * ways.Take(smaller + 1).Sum() / Math.Pow(2, ranked.Count));
    }

    private static double Approximate(List<(bool Positive, int TwiceRank)> ranked, int positive)
    {
        double n = ranked.Count;
        var ties = ranked.GroupBy(r => r.TwiceRank).Sum(g => Math.Pow(g.Count(), 3) - g.Count());
        var sd = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48);
        var z = (positive / 2.0 - n * (n + 1) / 4) / sd;
        return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }
}
