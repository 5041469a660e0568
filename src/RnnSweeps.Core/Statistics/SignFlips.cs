using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Statistics;

/// <summary>
/// The paired permutation test: were the two sides of every pair alike, each difference could as well have had the other sign. The p
/// is the share of all such exchanges of signs whose mean lies at least as far from zero (Fisher 1935). It assumes nothing of the
/// distribution; with n pairs it can't be below 2/2ⁿ.
/// </summary>
internal static class SignFlips
{
    /// <summary>2¹⁶ exchanges are looked at one by one.</summary>
    private const int MostForAll = 16;

    private const int Draws = 20_000;

    /// <param name="parts">What each pair's difference contributes to the statistic, which is their sum.</param>
    public static double P(IReadOnlyList<double> parts)
    {
        var observed = Math.Abs(parts.Sum());
        // Equal sums differ in their last digits by the order of their terms.
        var least = observed - 1e-12 * parts.Sum(Math.Abs);
        return parts.Count <= MostForAll ? All(parts, least) : Drawn(parts, least);
    }

    private static double All(IReadOnlyList<double> parts, double least)
    {
        var (exchanges, far) = (1 << parts.Count, 0);
        for (var signs = 0; signs < exchanges; signs++)
        {
            var sum = 0.0;
            for (var i = 0; i < parts.Count; i++) sum += (signs >> i & 1) == 0 ? parts[i] : -parts[i];
            if (Math.Abs(sum) >= least) far++;
        }
        return (double)far / exchanges;
    }

    /// <summary>What was observed counts as one of the draws, so that p is never 0 (Phipson and Smyth 2010).</summary>
    private static double Drawn(IReadOnlyList<double> parts, double least)
    {
        var (random, far) = (SearchRandom.Of(0, parts.Count, "sign flips"), 1);
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            foreach (var part in parts) sum += random.Uniform() < 0.5 ? part : -part;
            if (Math.Abs(sum) >= least) far++;
        }
        return far / (Draws + 1.0);
    }
}
