namespace RnnSweeps.Core.Sweeps;

/// <summary>Where a sweep stands. The store holds the lower-case name.</summary>
public enum SweepState
{
    /// <summary>Accepted; its runs are dispatched as slots become free.</summary>
    Active,

    /// <summary>A person has paused it: no run of it trains until a person resumes it. What was in training was interrupted.</summary>
    Paused,

    /// <summary>A limit was reached, and what was in training has come to its end: no further run begins until a person resumes it.</summary>
    Halted,

    /// <summary>Every run has ended.</summary>
    Completed,

    Cancelled,
}

/// <summary>What follows from the state of a sweep.</summary>
public static class SweepStates
{
    /// <summary>True once it has ended: only a retry of one of its runs opens it again.</summary>
    public static bool IsFinal(this SweepState state) => state is SweepState.Completed or SweepState.Cancelled;

    /// <summary>True while no run of it may begin until a person resumes it.</summary>
    public static bool NeedsResume(this SweepState state) => state is SweepState.Paused or SweepState.Halted;

    /// <summary>The name in the store, CSV and JSON.</summary>
    public static string Name(this SweepState state) => state.ToString().ToLowerInvariant();

    /// <exception cref="FormatException">No state has that name.</exception>
    public static SweepState Parse(string name) =>
        Enum.TryParse<SweepState>(name, ignoreCase: true, out var state) && state.Name() == name
            ? state
            : throw new FormatException($"'{name}' is no sweep state.");
}
