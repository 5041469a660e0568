using Orleans;
using Orleans.Services;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>One a silo: it answers for that machine's slots.</summary>
[Alias("rnnsweeps.agent")]
internal interface INodeAgent : IGrainService
{
    /// <summary>True while a slot trains the run, or has been given it and is about to.</summary>
    [Alias("holds")]
    Task<bool> Holds(RunId run);

    /// <summary>Ends the run's trainer if a slot has one, in good order where it obeys; answers at once.</summary>
    [Alias("stop")]
    Task Stop(RunId run);

    [Alias("slots")]
    Task<IReadOnlyList<SlotStatus>> Slots();
}
