namespace RnnSweeps.Core.Statistics;

/// <summary>Two of some things whose difference was tested.</summary>
/// <param name="First">Index of the one whose values are the minuends.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="P">Of the paired t test, before any correction.</param>
/// <param name="Adjusted">After correction for all tests that were made.</param>
public readonly record struct RankedPair(int First, int Second, double MeanDifference, double P, double Adjusted)
{
    /// <summary>True if the test carries a sentence about which of the two is lower.</summary>
    public bool IsSettled(double level = Ranking.Level) => Adjusted < level;
}

/// <summary>Every two of some things compared, as far as they can be: by two seeds in common, at least.</summary>
public static class Ranking
{
    /// <summary>False alarms that are accepted, over all tests together.</summary>
    public const double Level = 0.05;

    /// <summary>Every testable pair, p not yet corrected.</summary>
    /// <param name="values">For each thing its value by seed.</param>
    /// <param name="mayCompare">False for two whose figures are not of the same kind.</param>
    public static List<RankedPair> Test(IReadOnlyList<IReadOnlyDictionary<long, double>> values, Func<int, int, bool>? mayCompare = null)
    {
        var pairs = new List<RankedPair>();
        for (var first = 0; first < values.Count; first++)
        {
            if (values[first].Count < 2) continue;
            for (var second = first + 1; second < values.Count; second++)
            {
                if (values[second].Count < 2 || mayCompare?.Invoke(first, second) == false) continue;
                if (PairedComparison.Of(values[first], values[second]) is { TTestP: { } p } comparison) pairs.Add(new RankedPair(first, second, comparison.MeanDifference, p, p));
            }
        }
        return pairs;
    }

    /// <summary>The same pairs with Holm's correction over all of them.</summary>
    /// <param name="pairs">As <see cref="Test"/> gives them.</param>
    /// <param name="tests">How many tests there are in all; null for these alone.</param>
    /// <param name="families">Sets of tests that share the level in equal parts.</param>
    public static IReadOnlyList<RankedPair> Correct(IReadOnlyList<RankedPair> pairs, int? tests = null, int families = 1)
    {
        var adjusted = Holm.Adjust([.. pairs.Select(p => p.P)], tests);
        return [.. pairs.Select((p, i) => p with { Adjusted = Math.Min(1, families * adjusted[i]) })];
    }

    /// <summary>
    /// One more than the number of those that are better by a settled comparison; null for what was tested against nothing. Only a
    /// settled comparison tells two apart: different ranks alone do not.
    /// </summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="pairs">After correction.</param>
    /// <param name="minimize">True where lower is better.</param>
    /// <param name="level">What the corrected p must be below.</param>
    public static IReadOnlyList<int?> Ranks(int count, IReadOnlyList<RankedPair> pairs, bool minimize, double level = Level)
    {
        var ranks = new int?[count];
        foreach (var pair in pairs)
        {
            ranks[pair.First] ??= 1;
            ranks[pair.Second] ??= 1;
            if (pair.IsSettled(level)) ranks[pair.MeanDifference < 0 == minimize ? pair.Second : pair.First]++;
        }
        return ranks;
    }
}
