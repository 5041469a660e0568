using System.Text.Json.Serialization;
using RnnSweeps.Core.Runs;

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
/// <param name="Gone">Of a change: the configuration is not among the results any more.</param>
public sealed record SeenResult(
    int ConfigurationIndex, double? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Gone = false);

/// <summary>Something that was decided about a configuration of a sweep, with all that it was derived from.</summary>
/// <param name="Rule">One word: <c>bayes, hyperband, median</c>.</param>
/// <param name="Epoch">Of the rung or of the comparison; null for a proposal.</param>
/// <param name="Places">Of <c>hyperband</c>: how many configurations can come as far at most.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record Decision(
    DecisionKind Kind, string Rule, int ConfigurationIndex, int? Epoch, int? Places, IReadOnlyList<SeenResult> Seen, string Message)
{
    /// <summary>
    /// True if <see cref="Seen"/> has only what changed since the former decision of the same rule and epoch, so that what all of
    /// them saw grows with the results and not with their square. False in what older programs stored: each has all that it saw.
    /// </summary>
    public bool OnlyChanges { get; init; }
}

/// <summary>One run of a sweep, as far as rules of stopping look at it.</summary>
/// <param name="Epochs">Trained so far.</param>
/// <param name="UntilEpoch">The last epoch it may train for now; null for all.</param>
/// <param name="Best">The best figure of the metric up to each of the epochs that were asked for, lower is better; null without a figure.</param>
public sealed record RunSnapshot(int Number, int ConfigurationIndex, RunState State, int Epochs, int? UntilEpoch, IReadOnlyList<double?> Best);
