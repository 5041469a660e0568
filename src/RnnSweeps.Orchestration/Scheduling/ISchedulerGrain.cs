using Orleans;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>The one scheduler of the cluster: it knows the active sweeps and picks whose run is next.</summary>
[Alias("rnnsweeps.scheduler")]
internal interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Stores the sweep; from then on it goes on by itself, whatever happens.</summary>
    [Alias("submit")]
    Task<SweepId> Submit(SweepSubmission submission);

    /// <summary>The run that a free slot shall train, or null. The slot that gets it begins it with <see cref="Runs.IRunGrain.Start"/>.</summary>
    [Alias("next-run")]
    Task<RunId?> NextRun(string agent, int slot);

    /// <summary>Does what a person asks; it is stored when this ends, and waits for no trainer.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep or run.</exception>
    [Alias("steer")]
    Task<SteeringAnswer> Steer(SteeringRequest request);

    /// <summary>Every slot of the cluster and what it trains.</summary>
    [Alias("cluster")]
    Task<IReadOnlyList<SlotStatus>> Cluster();
}
