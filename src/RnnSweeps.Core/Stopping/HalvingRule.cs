using System.Globalization;

namespace RnnSweeps.Core.Stopping;

/// <summary>
/// Asynchronous successive halving (Li et al. 2018) of whole configurations: the value of one at a rung is the mean over its
/// seeds of the best figure up to there. The same standings always lead to the same decisions.
/// </summary>
public static class HalvingRule
{
    /// <summary>In the store, and in what people read.</summary>
    public const string Name = "hyperband";

    /// <summary>What a configuration may do at a rung.</summary>
    public enum HalvingDecision
    {
        Wait,
        Promote,
        Stop,
    }

    /// <param name="rank">From 0, among the results at the rung so far.</param>
    /// <param name="results">So many have reached the rung.</param>
    /// <param name="places">So many can reach it at most.</param>
    public static HalvingDecision Decide(Halving rule, int rank, int results, int places)
    {
        var whole = results >= places;
        if (rule.Strict && !whole) return HalvingDecision.Wait;
        if (rank >= Kept(rule, places)) return HalvingDecision.Stop;
        return whole || rank < (int)(results / rule.Eta) ? HalvingDecision.Promote : HalvingDecision.Wait;
    }

    /// <summary>So many go on beyond a rung at most.</summary>
    /// <param name="places">So many can reach it at most.</param>
    public static int Kept(Halving rule, int places) => Math.Max(1, (int)(places / rule.Eta));

    /// <summary>One sentence for people.</summary>
    /// <param name="board">Of the rung.</param>
    public static string Message(Halving rule, DecisionKind kind, int rung, int rank, Scoreboard board, int places)
    {
        var standing = string.Create(
            CultureInfo.InvariantCulture,
            $"At epoch {rung} it was number {rank + 1} of {board.Count} configurations, of {places} that can come as far ({board[rank].Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "no figure"} against {board[0].Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "none"} of the best)");
        return kind switch
        {
            DecisionKind.Promote => $"{standing} and goes on.",
            DecisionKind.Audit => $"{standing}; the best {Kept(rule, places)} go on, and this one all the same, to see whether stopping would have been right.",
            _ => $"{standing}; the best {Kept(rule, places)} go on.",
        };
    }
}
