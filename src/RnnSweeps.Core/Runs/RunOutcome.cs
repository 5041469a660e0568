namespace RnnSweeps.Core.Runs;

/// <summary>Why a run could not go on, in one word that decides whether it is tried again.</summary>
public enum FailureKind
{
    /// <summary>The loss or a gradient became NaN or infinite. Not retried: it would happen again.</summary>
    Diverged,

    /// <summary>A text is missing, too short, or not the one that was frozen at submission. Not retried.</summary>
    BadData,

    /// <summary>The settings cannot be trained (for example weights of another shape). Not retried.</summary>
    BadSpecification,

    /// <summary>The device or the host had too little memory. Retried.</summary>
    OutOfMemory,

    /// <summary>The trainer ended without a word, or with an unexpected error. Retried.</summary>
    Crashed,

    /// <summary>The trainer was silent for longer than allowed. Retried.</summary>
    Hung,

    /// <summary>A checkpoint or result could not be written. Retried.</summary>
    Storage,

    /// <summary>The silo that trained it has lost its lease: its machine died, was cut off, or was switched off. Retried.</summary>
    LostSilo,

    /// <summary>The host that trained it ended in the middle, without a word: it was killed, or the run took it down with it. Retried.</summary>
    LostHost,
}

public static class FailureKinds
{
    public static bool IsRetried(this FailureKind kind) =>
        kind is FailureKind.OutOfMemory or FailureKind.Crashed or FailureKind.Hung or FailureKind.Storage or FailureKind.LostSilo or FailureKind.LostHost;

    /// <summary>The word in the store, CSV and JSON: <c>diverged, bad_data, out_of_memory, …</c></summary>
    public static string Name(this FailureKind kind) => Json.SnakeCase(kind.ToString());

    /// <exception cref="FormatException">No kind has that name.</exception>
    public static FailureKind Parse(string name) =>
        Enum.GetValues<FailureKind>().Cast<FailureKind?>().FirstOrDefault(k => k!.Value.Name() == name) ?? throw new FormatException($"'{name}' is no kind of failure.");
}

/// <summary>How a run ended. Closed: made by the four factories only.</summary>
public sealed record RunOutcome
{
    /// <summary>The reason of a run that was stopped because its time was spent.</summary>
    public const string TimeLimit = "time_limit";

    /// <summary>The reason of a run that was stopped because it got no better (<see cref="Stopping.Patience"/>).</summary>
    public const string Patience = "patience";

    /// <summary>
    /// True if the run's figures are those of a whole training: to the end, or until it got no better. Only such runs are
    /// averaged, compared and taken over.
    /// </summary>
    /// <param name="reason">One word, as of <see cref="Reason"/>.</param>
    public static bool IsWhole(RunState state, string? reason) =>
        state == RunState.Completed || (state == RunState.Stopped && reason == Patience);

    private RunOutcome(RunState state, string reason, string message) => (State, Reason, Message) = (state, reason, message);

    public RunState State { get; }

    /// <summary>One word: <c>completed</c>, <c>cancelled</c>, the rule that stopped the run, or the kind of failure.</summary>
    public string Reason { get; }

    /// <summary>One sentence for people.</summary>
    public string Message { get; }

    /// <summary>
    /// One word for how a run has ended: <c>completed, stopped, diverged, out_of_memory, crashed, hung, lost_silo, lost_host, bad_data,
    /// bad_specification, storage, cancelled</c>; null for a run that goes on.
    /// </summary>
    /// <param name="reason">As the store has it.</param>
    public static string? Word(RunState state, string? reason) => !state.IsFinal() ? null : state == RunState.Failed ? reason : state.Name();

    public static RunOutcome Completed { get; } = new(RunState.Completed, "completed", "All epochs were trained.");

    public static RunOutcome Stopped(string rule, string message) => new(RunState.Stopped, rule, message);

    public static RunOutcome Failed(FailureKind kind, string message) => new(RunState.Failed, kind.Name(), message);

    public static RunOutcome Cancelled(string message) => new(RunState.Cancelled, "cancelled", message);
}
