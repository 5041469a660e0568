using Orleans;
using Orleans.Concurrency;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>Owns one run: its attempts and its state; its key is the run's id.</summary>
[Alias("rnnsweeps.run")]
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins the next attempt, in the store, and answers what to train; null if the run is not to be trained now. A slot
    /// trains nothing without this answer.
    /// </summary>
    [Alias("start")]
    Task<RunSpecification?> Start(Placement place);

    /// <summary>
    /// What a trainer said, in its order. It is stored when the answer comes; the same report again, after an answer that was
    /// lost, changes nothing.
    /// </summary>
    [Alias("report")]
    Task<EvaluationDecision> Report(AttemptReport report);

    /// <summary>Puts a run back into the queue that should be in training and that no slot knows of; answers its state.</summary>
    [Alias("watch")]
    Task<RunState> Watch();

    /// <summary>Ends it for good, and its trainer with it.</summary>
    [Alias("cancel")]
    Task<ControlAnswer> Cancel(CancelRequest request);

    /// <summary>Tells its trainer, if it has one, to leave a checkpoint and stop; answers at once.</summary>
    [Alias("interrupt"), AlwaysInterleave]
    Task Interrupt();
}

/// <summary>What the trainer of one attempt said.</summary>
[GenerateSerializer, Immutable, Alias("rnnsweeps.attempt-report")]
internal sealed record AttemptReport
{
    [Id(0)] public required int Attempt { get; init; }

    [Id(1)] public required IReadOnlyList<RunEvent> Events { get; init; }

    /// <summary>The trainer's log, for the text of an error.</summary>
    [Id(2)] public required string Log { get; init; }
}
