using System.Text.Json.Serialization;

namespace RnnSweeps.Core.Runs;

/// <summary>What a trainer says, one JSON line each on its standard output.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TrainerReady), "ready")]
[JsonDerivedType(typeof(StepsTaken), "steps")]
[JsonDerivedType(typeof(RunStarted), "started")]
[JsonDerivedType(typeof(EpochEnded), "epoch")]
[JsonDerivedType(typeof(CheckpointWritten), "checkpoint")]
[JsonDerivedType(typeof(SampleWritten), "sample")]
[JsonDerivedType(typeof(RunFinished), "finished")]
[JsonDerivedType(typeof(RunInterrupted), "interrupted")]
[JsonDerivedType(typeof(RungReached), "paused")]
[JsonDerivedType(typeof(RunFailed), "failed")]
public abstract record TrainerEvent;

/// <summary>The trainer can take a run. Said once after its start and again after each run.</summary>
/// <param name="Devices">What it can train on: <c>cpu</c>, <c>cuda:0</c>, …</param>
/// <param name="Versions">Library versions by name: <c>rnnsweeps</c>, <c>torchsharp</c>, <c>libtorch</c>, <c>dotnet</c>.</param>
public sealed record TrainerReady(IReadOnlyList<string> Devices, IReadOnlyDictionary<string, string> Versions) : TrainerEvent;

/// <summary>
/// Between two epochs, said every few seconds and only by the thread that trains: the run gets on. It is for the agent alone,
/// which takes a trainer whose number does not grow for one that hangs.
/// </summary>
/// <param name="Steps">Batches trained and measured in this attempt.</param>
public sealed record StepsTaken(RunId Run, int Attempt, long Steps) : TrainerEvent;

/// <summary>An event of one attempt at one run.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "started")]
[JsonDerivedType(typeof(EpochEnded), "epoch")]
[JsonDerivedType(typeof(CheckpointWritten), "checkpoint")]
[JsonDerivedType(typeof(SampleWritten), "sample")]
[JsonDerivedType(typeof(RunFinished), "finished")]
[JsonDerivedType(typeof(RunInterrupted), "interrupted")]
[JsonDerivedType(typeof(RungReached), "paused")]
[JsonDerivedType(typeof(RunFailed), "failed")]
public abstract record RunEvent(RunId Run, int Attempt) : TrainerEvent;

/// <param name="FromEpoch">Epochs already trained, restored from a checkpoint; 0 for a fresh start.</param>
/// <param name="ParameterCount">Trainable numbers of the model.</param>
/// <param name="Vocabulary">The sorted entries, <c>&lt;unk&gt;</c> among them.</param>
/// <param name="SkippedCheckpoints">Damaged checkpoints that were passed over, each with the reason.</param>
/// <param name="PeakFlops">Floating-point operations per second of large matrix products on the trainer's device with its threads; null where it was not measured.</param>
/// <param name="Processor">That it trains on; null on a GPU.</param>
public sealed record RunStarted(
    RunId Run, int Attempt, int FromEpoch, long ParameterCount, IReadOnlyList<string> Vocabulary, IReadOnlyList<string> SkippedCheckpoints, double? PeakFlops = null, Processor? Processor = null)
    : RunEvent(Run, Attempt);

public sealed record EpochEnded(RunId Run, int Attempt, EpochMetrics Metrics) : RunEvent(Run, Attempt);

/// <param name="File">File name inside the run's folder.</param>
/// <param name="Sha256">Of all bytes of the file.</param>
/// <param name="Best">True if this epoch has the best validation loss so far.</param>
/// <param name="BestFile">Name of the file with the best weights until then; null for a run that was never validated, and from programs that did not tell.</param>
/// <param name="BestSha256">Of all bytes of that file.</param>
public sealed record CheckpointWritten(RunId Run, int Attempt, int Epoch, string File, long Bytes, string Sha256, bool Best, string? BestFile = null, string? BestSha256 = null)
    : RunEvent(Run, Attempt);

public sealed record SampleWritten(RunId Run, int Attempt, int Epoch, string Prefix, string Text, double Temperature)
    : RunEvent(Run, Attempt);

/// <summary>Validation of the trained model on one text of its corpus.</summary>
public sealed record TextEvaluation(string Text, double Loss, double Ppl, double PplMeanOfBatches);

/// <param name="Epochs">Epochs trained: fewer than the configuration's where <paramref name="Stopped"/> says why.</param>
/// <param name="WeightsSha256">SHA-256 of the final weights' bytes, in the order of their names: equal for bit-identical models.</param>
/// <param name="Evaluations">Of the final weights, on each text of the corpus and of <c>evaluate_on</c>.</param>
/// <param name="Stopped">Null for a whole training; else one sentence with the numbers by which <see cref="Patience"/> ended it.</param>
public sealed record RunFinished(RunId Run, int Attempt, int Epochs, string WeightsSha256, IReadOnlyList<TextEvaluation> Evaluations, string? Stopped = null)
    : RunEvent(Run, Attempt);

/// <summary>The run was ended from outside (see <see cref="StopRun"/>) after the given epoch; a checkpoint of it is on disk.</summary>
/// <param name="TimeLimit">Said by the agent: one sentence if the run's limit of time is spent, so that it has ended; else null.</param>
public sealed record RunInterrupted(RunId Run, int Attempt, int Epoch, string? TimeLimit = null) : RunEvent(Run, Attempt);

/// <summary>The epochs that were asked for are trained (<see cref="RunSpecification.UntilEpoch"/>); a checkpoint of the last one is on disk.</summary>
public sealed record RungReached(RunId Run, int Attempt, int Epoch) : RunEvent(Run, Attempt);

/// <param name="Detail">The trace of the error, for the log; may be null.</param>
public sealed record RunFailed(RunId Run, int Attempt, FailureKind Kind, string Message, string? Detail) : RunEvent(Run, Attempt);
