using Orleans;
using Orleans.Concurrency;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// The coordinator of one sweep; its key is the sweep's id. What runs and the scheduler call interleaves and never waits
/// for another grain, so that sweep and runs can wait for each other without end.
/// </summary>
[Alias("rnnsweeps.sweep")]
internal interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Whatever is missing is made good: runs without a trainer wait again, a sweep without runs to train ends.</summary>
    [Alias("ensure")]
    Task Reconcile();

    /// <summary>Ends the sweep and every run of it that has not ended.</summary>
    [Alias("cancel")]
    Task<ControlAnswer> Cancel(CancelRequest request);

    /// <summary>A person has changed something in the store: it holds from now on, and what is in training against it is interrupted.</summary>
    [Alias("steered"), AlwaysInterleave]
    Task OnControl();

    /// <summary>The next run to train, or null while there is none or as many train as the sweep allows.</summary>
    [Alias("next-run"), AlwaysInterleave]
    Task<RunId?> NextRun();

    [Alias("progress"), AlwaysInterleave]
    Task<SweepStatus> Status();

    [Alias("terms"), AlwaysInterleave]
    Task<SweepSettings> Settings();

    /// <summary>A run was evaluated: shall it go on?</summary>
    [Alias("heard"), AlwaysInterleave]
    Task<EvaluationDecision> OnEvaluation(RunId run, EpochMetrics metrics);

    /// <summary>False while its files are being written, or its end is being stored after them.</summary>
    [Alias("is-settled"), AlwaysInterleave]
    Task<bool> IsSettled();

    /// <summary>A run waits again.</summary>
    /// <param name="failures">How often it has failed so far, if it has failed now; null if it was interrupted.</param>
    [Alias("requeued"), AlwaysInterleave]
    Task OnRequeued(RunId run, int? failures);

    /// <summary>A run has trained what it was asked for, and waits for a decision.</summary>
    [Alias("paused"), AlwaysInterleave]
    Task OnRungReached(RunId run);

    /// <summary>A run has ended; with the last one ends the sweep.</summary>
    [Alias("ended"), AlwaysInterleave]
    Task OnEnded(RunId run);
}

/// <summary>Shall a run go on?</summary>
[GenerateSerializer, Alias("rnnsweeps.verdict")]
internal enum EvaluationDecision
{
    Continue,

    /// <summary>Its trainer is wanted no longer; how the run ends is, or will be, decided by whoever says so.</summary>
    Stop,
}

/// <summary>Where a sweep stands, for the choice of the next run.</summary>
[GenerateSerializer, Immutable, Alias("rnnsweeps.sweep-standing")]
internal sealed record SweepStatus
{
    [Id(0)] public required SweepState State { get; init; }

    [Id(1)] public required int Priority { get; init; }

    /// <summary>True if a run waits that may begin now.</summary>
    [Id(2)] public required bool Ready { get; init; }

    /// <summary>Runs in training, those that were just dispatched among them.</summary>
    [Id(3)] public required int Running { get; init; }

    /// <summary>Most runs in training at a time, or null.</summary>
    [Id(4)] public required int? Slots { get; init; }

    /// <summary>What its runs have to be trained on, such as <c>cuda</c>; null for any device.</summary>
    [Id(5)] public string? Requires { get; init; }

    /// <summary>True if a slot on that device may train its runs.</summary>
    public bool Suits(string device) => Requires is not { } kind || device == kind || device.StartsWith(kind + ":", StringComparison.Ordinal);

    public bool CanGive => State == SweepState.Active && Ready && !(Running >= Slots);
}

/// <summary>What every run of a sweep shares.</summary>
[GenerateSerializer, Immutable, Alias("rnnsweeps.sweep-terms")]
internal sealed record SweepSettings
{
    /// <summary>How often a run is tried again after each kind of failure.</summary>
    [Id(0)] public required RetryLimits Retries { get; init; }

    [Id(1)] public required FrozenMaterial Material { get; init; }

    /// <summary>When a run ends by itself; null for never.</summary>
    [Id(2)] public Patience? Patience { get; init; }

    /// <summary>What each run may use.</summary>
    [Id(3)] public RunLimits Limits { get; init; } = RunLimits.None;
}
