using System.Globalization;

namespace RnnSweeps.Core.Stopping;

/// <summary>The median rule (Golovin et al. 2017): how it judges, and in which words.</summary>
public static class MedianRule
{
    /// <summary>In the store, and in what people read.</summary>
    public const string Name = "median";

    /// <summary>Whether what a stored decision saw leads to it.</summary>
    public static bool Follows(Median rule, Decision decision)
    {
        if (!(decision.Epoch > rule.GraceEpochs) || decision.Seen is not [{ Value: { } own }, ..] || decision.Seen.Count <= Math.Max(1, rule.MinRuns)) return false;
        var sorted = decision.Seen.Skip(1).Select(o => o.Value ?? double.PositiveInfinity).Order().ToList();
        return own > Median(sorted.Count, i => sorted[i]);
    }

    /// <summary>The same for one that stores changes alone.</summary>
    /// <param name="board">As it was for the decision.</param>
    public static bool Follows(Median rule, Decision decision, Scoreboard board) =>
        decision.Epoch > rule.GraceEpochs && decision.Seen is [{ Value: { } own }, ..] && own > OfOthers(rule, board, decision.ConfigurationIndex);

    /// <summary>The median of all configurations of a board but one; null if they are too few.</summary>
    public static double? OfOthers(Median rule, Scoreboard board, int configuration)
    {
        var own = board.Has(configuration) ? board.Rank(configuration) : -1;
        var others = board.Count - (own < 0 ? 0 : 1);
        return others < Math.Max(1, rule.MinRuns) ? null : Median(others, i => board[own >= 0 && i >= own ? i + 1 : i].Value ?? double.PositiveInfinity);
    }

    /// <summary>One sentence for people.</summary>
    public static string Message(int epoch, double own, double median, int others) => string.Create(
        CultureInfo.InvariantCulture, $"At epoch {epoch} its best figure was {own:0.####}, worse than {median:0.####}, the median of the {others} other configurations that had come as far.");

    /// <param name="at">Rising.</param>
    internal static double Median(int count, Func<int, double> at) => (at((count - 1) / 2) + at(count / 2)) / 2;
}
