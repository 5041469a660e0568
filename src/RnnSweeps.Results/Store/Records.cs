using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

/// <summary>A sweep as it is submitted: the accepted file, verbatim, and the texts that it will train on.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Yaml">The file's text, unchanged.</param>
/// <param name="Texts">The cleaned texts of every corpus and cleaning that the sweep uses.</param>
/// <param name="Weights">What <c>init_from</c> names in it, copied.</param>
/// <param name="ProgramVersion">Version of the program that accepted it.</param>
/// <param name="GitCommit">Commit of the program's source, where known.</param>
public sealed record SweepSubmission(
    string Name, string Yaml, int Priority, IReadOnlyList<FrozenText> Texts, string ProgramVersion, string? GitCommit, IReadOnlyList<FrozenWeights>? Weights = null);

/// <summary>A stored sweep.</summary>
/// <param name="Reason">Why it has ended, is paused or has halted; null where nothing is to be said.</param>
/// <param name="Allowance">What its last resumption allowed; null for what its file says.</param>
public sealed record SweepRecord(
    SweepId Id, string Name, string Yaml, int Priority, SweepState State, string? Reason,
    IReadOnlyList<FrozenText> Texts, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt,
    string ProgramVersion, string? GitCommit, Allowance? Allowance = null)
{
    public IReadOnlyList<FrozenWeights> Weights { get; init; } = [];

    public FrozenMaterial Material => new(Texts, Weights);
}

/// <summary>What the runs of a sweep have in common when they are added.</summary>
/// <param name="Until">The first rung of a run, an epoch; null for none.</param>
/// <param name="Stop">When a run ends by itself; null for never.</param>
/// <param name="Reuse">True to take over the results of equal runs that have ended.</param>
public sealed record RunSettings(Func<PlannedRun, int?>? Until = null, Patience? Stop = null, bool Reuse = false);

/// <summary>A stored run.</summary>
/// <param name="UntilEpoch">The last epoch that it may train for now; null for all of them.</param>
/// <param name="ReusedFrom">The run whose results it took over, in whose folder its files are; null if it was trained itself.</param>
public sealed record RunRecord(
    RunId Id, int ConfigurationIndex, string Label, Configuration Configuration, long Seed,
    RunState State, string? Reason, string? Message, int Attempt, int Failures,
    string? Device, int? Threads, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int? UntilEpoch = null, RunId? ReusedFrom = null)
{
    /// <summary>True while a person has it paused: it waits, whatever slot is free.</summary>
    public bool Paused { get; init; }

    /// <summary>Within its sweep: higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>The attempt after which a person had it tried again; failures up to it count no more. 0 for never, or before its first attempt.</summary>
    public int RetriedAt { get; init; }

    /// <summary>After a failure it waits until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The run that was trained: itself, or the one whose results it took over.</summary>
    public RunId TrainedAs => ReusedFrom ?? Id;
}

/// <summary>Where a run stands for somebody who watches: its record and its newest epoch, if it has one.</summary>
public sealed record RunProgress(RunRecord Run, EpochMetrics? Newest, double? BestValPpl);

/// <summary>Where an attempt trains; kept for every attempt.</summary>
/// <param name="Owner">Name of the silo, for example <c>127.0.0.1:11111@123</c>.</param>
/// <param name="Versions">Library versions by name.</param>
public sealed record Placement(string Owner, int Slot, string Device, int Threads, IReadOnlyDictionary<string, string> Versions);

/// <summary>Something worth telling later.</summary>
/// <param name="Kind">One word: <c>fenced_write, epoch_differs, damaged_checkpoint, …</c></param>
public sealed record EventRecord(DateTimeOffset At, string Kind, SweepId? Sweep, RunId? Run, string Message);
