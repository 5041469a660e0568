using Orleans;
using Orleans.Concurrency;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>
/// The one scheduler of the cluster: it knows the active sweeps and picks whose run is next. Pulls come one after the other and
/// each has its time limit; whatever else is asked goes on beside them, so that no slot waits for it.
/// </summary>
[Alias("rnnsweeps.scheduler")]
internal interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Stores the sweep; from then on it goes on by itself, whatever happens.</summary>
    [Alias("submit"), AlwaysInterleave]
    [Needs(Access.Write)]
    Task<SweepId> Submit(SweepSubmission submission);

    /// <summary>The run that a free slot shall train, or null. The slot that gets it begins it with <see cref="Runs.IRunGrain.Start"/>.</summary>
    /// <param name="agent">The silo of the slot.</param>
    /// <param name="slot">From 0.</param>
    /// <param name="device">What the slot trains on: <c>cpu</c>, <c>cuda:0</c>, …</param>
    [Alias("next-run")]
    Task<RunId?> NextRun(string agent, int slot, string device);

    /// <summary>Does what a person asks; it is stored when this ends, and waits for no trainer.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep or run.</exception>
    [Alias("steer"), AlwaysInterleave]
    [Needs(Access.Write)]
    Task<ControlAnswer> Control(ControlRequest request);

    /// <summary>False while the files of a sweep that was cancelled or has ended are still being written.</summary>
    [Alias("is-settled"), AlwaysInterleave]
    [Needs(Access.Read)]
    Task<bool> IsSettled(SweepId sweep);

    /// <summary>Every slot of the cluster and what it trains.</summary>
    [Alias("cluster"), AlwaysInterleave]
    [Needs(Access.Read)]
    Task<IReadOnlyList<SlotStatus>> Cluster();
}
