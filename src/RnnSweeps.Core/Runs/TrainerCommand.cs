using System.Text.Json.Serialization;

namespace RnnSweeps.Core.Runs;

/// <summary>What a trainer is told, one JSON line each on its standard input. End of input ends the trainer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(TrainRun), "train")]
[JsonDerivedType(typeof(StopRun), "stop")]
[JsonDerivedType(typeof(AskReady), "ask_ready")]
[JsonDerivedType(typeof(Heartbeat), "heartbeat")]
public abstract record TrainerCommand;

/// <summary>Train this run; valid while no other is being trained.</summary>
public sealed record TrainRun(RunSpecification Specification) : TrainerCommand;

/// <summary>
/// End the current run: write a checkpoint of the last whole epoch if there is none yet, answer <see cref="RunInterrupted"/>,
/// then <see cref="TrainerReady"/>. Ignored when another run, or none, is being trained.
/// </summary>
public sealed record StopRun(RunId Run) : TrainerCommand;

/// <summary>Answer <see cref="TrainerReady"/> again. Ignored while a run is being trained: it is answered at the run's end.</summary>
public sealed record AskReady : TrainerCommand;

/// <summary>The agent is alive and in touch with its cluster; without one for the time to live, the trainer ends by itself.</summary>
/// <param name="SentAt">Timestamp of the monotonic clock that all processes of a machine share, so that a late one counts from when it was sent.</param>
/// <param name="Stored">What the store has of the trainer's run; null before its first checkpoint.</param>
public sealed record Heartbeat(long? SentAt = null, StoredEpochs? Stored = null) : TrainerCommand;

/// <summary>The store has the epochs of a run from the first to this one, on its disk.</summary>
public sealed record StoredEpochs(RunId Run, int Epoch);
