namespace RnnSweeps.Core.Statistics;

/// <summary>All of some things compared with each other, pair by pair.</summary>
/// <param name="First">Index of the one whose values are the minuends.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Adjusted">The t test's p after Holm's correction over all pairs; null where there was no test.</param>
public sealed record RankedPair(int First, int Second, PairedComparison Comparison, double? Adjusted)
{
    /// <summary>True if the test carries a sentence about which of the two is lower.</summary>
    public bool IsSettled(double level = Ranking.Level) => Adjusted < level;
}

/// <summary>
/// An order in which what the tests can't tell apart is not told apart: the rank of each is one more than the number of those
/// that are better by a settled comparison. So a rank is shared by what is tied, and never stronger than its tests.
/// </summary>
public static class Ranking
{
    /// <summary>False alarms that are accepted, over all pairs together.</summary>
    public const double Level = 0.05;

    /// <summary>All pairs that have a seed in common, with p values corrected over all that could be tested.</summary>
    /// <param name="values">For each thing its value by seed.</param>
    public static IReadOnlyList<RankedPair> Compare(IReadOnlyList<IReadOnlyDictionary<long, double>> values)
    {
        var pairs = (
            from first in Enumerable.Range(0, values.Count)
            from second in Enumerable.Range(first + 1, values.Count - first - 1)
            let seeds = values[first].Keys.Where(values[second].ContainsKey).Order().ToList()
            where seeds.Count > 0
            select (First: first, Second: second, Comparison: PairedComparison.Of([.. seeds.Select(s => values[first][s])], [.. seeds.Select(s => values[second][s])]))).ToList();
        return Adjust(pairs);
    }

    /// <summary>Holm's correction over all of these that have a t test.</summary>
    public static IReadOnlyList<RankedPair> Adjust(IReadOnlyList<(int First, int Second, PairedComparison Comparison)> pairs)
    {
        var adjusted = Holm.Adjust([.. pairs.Where(p => p.Comparison.TTestP is not null).Select(p => p.Comparison.TTestP!.Value)]);
        var tested = 0;
        return [.. pairs.Select(p => new RankedPair(p.First, p.Second, p.Comparison, p.Comparison.TTestP is null ? null : adjusted[tested++]))];
    }

    /// <summary>From 1; equal where no settled comparison tells apart.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="minimize">True where lower is better.</param>
    public static IReadOnlyList<int> Ranks(int count, IReadOnlyList<RankedPair> pairs, bool minimize, double level = Level)
    {
        var better = new int[count];
        foreach (var pair in pairs.Where(p => p.IsSettled(level)))
            better[pair.Comparison.MeanDifference < 0 == minimize ? pair.Second : pair.First]++;
        return [.. better.Select(b => b + 1)];
    }
}
