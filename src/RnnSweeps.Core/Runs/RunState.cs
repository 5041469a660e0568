using System.Text.Json;

namespace RnnSweeps.Core.Runs;

/// <summary>Where a run stands. The store holds the name in snake case.</summary>
public enum RunState
{
    Queued,
    Running,

    /// <summary>It has trained up to a rung of early termination and waits for the decision about its configuration.</summary>
    AwaitingPromotion,

    /// <summary>It waits for an equal run of its sweep, whose results it will take over.</summary>
    AwaitingResult,

    Completed,
    Stopped,
    Failed,
    Cancelled,
}

/// <summary>The one place that knows which state may follow which.</summary>
public static class RunStates
{
    private static readonly Dictionary<string, RunState> Named = Enum.GetValues<RunState>().ToDictionary(Name);

    public static bool IsFinal(this RunState state) =>
        state is RunState.Completed or RunState.Stopped or RunState.Failed or RunState.Cancelled;

    /// <summary>True while it waits for something other than a slot.</summary>
    public static bool IsAwaiting(this RunState state) => state is RunState.AwaitingPromotion or RunState.AwaitingResult;

    /// <summary>
    /// True if a run in this state may become <paramref name="next"/>. What has completed or was stopped never changes; what has
    /// failed or was cancelled waits again only if a person has it tried again.
    /// </summary>
    public static bool CanBecome(this RunState state, RunState next) => state switch
    {
        RunState.Queued => next is RunState.Running or RunState.AwaitingPromotion or RunState.AwaitingResult or RunState.Stopped or RunState.Cancelled,
        RunState.Running => next is not (RunState.Running or RunState.AwaitingResult),
        RunState.AwaitingPromotion or RunState.AwaitingResult => next is RunState.Queued or RunState.Stopped or RunState.Cancelled,
        RunState.Completed or RunState.Stopped => false,
        RunState.Failed or RunState.Cancelled => next is RunState.Queued,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown run state."),
    };

    /// <summary>The name in the store, CSV and JSON.</summary>
    public static string Name(this RunState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    /// <exception cref="FormatException">No state has that name.</exception>
    public static RunState Parse(string name) =>
        Named.TryGetValue(name, out var state)
            ? state
            : throw new FormatException($"'{name}' is no run state.");
}
