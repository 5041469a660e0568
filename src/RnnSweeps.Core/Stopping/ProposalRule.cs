namespace RnnSweeps.Core.Stopping;

/// <summary>The decisions of <c>bayes</c>, in their words.</summary>
public static class ProposalRule
{
    public const string Name = "bayes";

    /// <summary>The decision to try a configuration next.</summary>
    /// <param name="configuration">Its number; those before it are known.</param>
    /// <param name="board">Their results.</param>
    public static Decision Of(int configuration, Scoreboard board) => new(
        DecisionKind.Propose, Name, configuration, null, null, board.Changes, $"Proposed after {board.Count} results, while {configuration - 1 - board.Count} had none.")
    {
        OnlyChanges = true,
    };

    /// <summary>What it was derived from: each known configuration, with its result where it had one.</summary>
    public static IReadOnlyList<SeenResult> Seen(int configuration, Scoreboard board) =>
        [.. Enumerable.Range(1, configuration - 1).Select(c => new SeenResult(c, board.ValueOf(c)))];
}
