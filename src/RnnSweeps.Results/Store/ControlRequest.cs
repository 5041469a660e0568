using System.Text.Json.Serialization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

/// <summary>What a person asks of a sweep or, where <paramref name="Run"/> is given, of one run of it. The same request again changes nothing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "verb")]
[JsonDerivedType(typeof(PauseRequest), "pause")]
[JsonDerivedType(typeof(ResumeRequest), "resume")]
[JsonDerivedType(typeof(CancelRequest), "cancel")]
[JsonDerivedType(typeof(RetryRequest), "retry")]
[JsonDerivedType(typeof(PriorityRequest), "priority")]
public abstract record ControlRequest(SweepId Sweep, RunId? Run)
{
    /// <summary>"Sweep quickstart" or "Run quickstart/0001".</summary>
    [JsonIgnore]
    public string Who => Run is { } run ? $"Run {run}" : $"Sweep {Sweep}";
}

/// <summary>Nothing of it begins, and what is in training leaves a checkpoint and waits.</summary>
public sealed record PauseRequest(SweepId Sweep, RunId? Run = null) : ControlRequest(Sweep, Run);

/// <summary>A paused or halted sweep, or a paused run, goes on.</summary>
/// <param name="Sweep">Whose.</param>
/// <param name="Run">The one run that goes on; null for the sweep.</param>
/// <param name="Allowance">Of a sweep: its limits from now on. Null for those it had where it was paused, for none where it has halted at one.</param>
public sealed record ResumeRequest(SweepId Sweep, RunId? Run = null, Allowance? Allowance = null) : ControlRequest(Sweep, Run);

/// <summary>It ends; what has ended before keeps its results.</summary>
/// <param name="Sweep">Whose.</param>
/// <param name="Run">The one run that ends; null for the sweep.</param>
/// <param name="Reason">One sentence, stored with what ends.</param>
public sealed record CancelRequest(SweepId Sweep, RunId? Run, string Reason) : ControlRequest(Sweep, Run);

/// <summary>What has failed waits for another attempt, and its sweep goes on.</summary>
/// <param name="Sweep">Whose.</param>
/// <param name="Run">One run, failed or cancelled; null for all failed ones of the sweep.</param>
/// <param name="Cancelled">True to have the cancelled runs of the sweep tried again too.</param>
public sealed record RetryRequest(SweepId Sweep, RunId? Run = null, bool Cancelled = false) : ControlRequest(Sweep, Run);

/// <summary>A sweep goes before others, or a run before others of its sweep.</summary>
public sealed record PriorityRequest(SweepId Sweep, RunId? Run, int Priority) : ControlRequest(Sweep, Run);

public enum ControlEffect
{
    Changed,

    /// <summary>It was so before.</summary>
    Already,

    /// <summary>It cannot be so.</summary>
    Refused,
}

/// <summary>What became of a request.</summary>
/// <param name="Sentence">For the person who asked.</param>
public sealed record ControlAnswer(ControlEffect Effect, string Sentence)
{
    [JsonIgnore]
    public bool HasChanged => Effect == ControlEffect.Changed;

    internal static ControlAnswer Changed(string sentence) => new(ControlEffect.Changed, sentence);

    internal static ControlAnswer Already(string sentence) => new(ControlEffect.Already, sentence);

    internal static ControlAnswer Refused(string sentence) => new(ControlEffect.Refused, sentence);
}
