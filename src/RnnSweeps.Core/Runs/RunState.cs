namespace RnnSweeps.Core.Runs;

/// <summary>Where a run stands. The store holds the lower-case name.</summary>
public enum RunState
{
    Queued,
    Running,
    AwaitingPromotion,
    Completed,
    Stopped,
    Failed,
    Cancelled,
}

/// <summary>The one place that knows which state may follow which.</summary>
public static class RunStates
{
    public static bool IsFinal(this RunState state) =>
        state is RunState.Completed or RunState.Stopped or RunState.Failed or RunState.Cancelled;

    /// <summary>
    /// True if a run in this state may become <paramref name="next"/>. What has completed or was stopped never changes; what has
    /// failed or was cancelled waits again only if a person has it tried again.
    /// </summary>
    public static bool CanBecome(this RunState state, RunState next) => state switch
    {
        RunState.Queued => next is RunState.Running or RunState.AwaitingPromotion or RunState.Stopped or RunState.Cancelled,
        RunState.Running => next is not RunState.Running,
        RunState.AwaitingPromotion => next is RunState.Queued or RunState.Stopped or RunState.Cancelled,
        RunState.Completed or RunState.Stopped => false,
        RunState.Failed or RunState.Cancelled => next is RunState.Queued,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown run state."),
    };

    /// <summary>The name in the store, CSV and JSON.</summary>
    public static string Name(this RunState state) => state.ToString().ToLowerInvariant();

    /// <exception cref="FormatException">No state has that name.</exception>
    public static RunState Parse(string name) =>
        Enum.TryParse<RunState>(name, ignoreCase: true, out var state) && state.Name() == name
            ? state
            : throw new FormatException($"'{name}' is no run state.");
}
