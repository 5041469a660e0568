namespace RnnSweeps.Core.Stopping;

public enum DecisionKind
{
    /// <summary>A configuration is proposed.</summary>
    Propose,

    /// <summary>A configuration goes on beyond a rung.</summary>
    Promote,

    /// <summary>All runs of a configuration end.</summary>
    Stop,

    /// <summary>A configuration that would have been stopped goes on to the end, to see whether stopping is right.</summary>
    Audit,
}

/// <summary>A result that a decision saw.</summary>
/// <param name="Value">Lower is better; null where there was none yet, or never will be.</param>
public sealed record SeenResult(int ConfigurationIndex, double? Value);

/// <summary>Something that was decided about a configuration of a sweep, with all that it was derived from.</summary>
/// <param name="Rule">One word: <c>bayes, hyperband, median</c>.</param>
/// <param name="Epoch">Of the rung or of the comparison; null for a proposal.</param>
/// <param name="Places">Of <c>hyperband</c>: how many configurations can come as far at most.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record Decision(
    DecisionKind Kind, string Rule, int ConfigurationIndex, int? Epoch, int? Places, IReadOnlyList<SeenResult> Seen, string Message);

/// <summary>One run of a sweep, as far as rules of stopping look at it.</summary>
/// <param name="Value">Of the metric, lower is better; for the epochs that were asked for; null without a figure.</param>
/// <param name="Epochs">Trained so far.</param>
/// <param name="UntilEpoch">The last epoch it may train for now; null for all.</param>
public sealed record RunStanding(int Number, int ConfigurationIndex, Runs.RunState State, int Epochs, int? UntilEpoch, double? Value);
