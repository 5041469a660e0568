using Orleans.Runtime;
using Orleans.Runtime.Services;
using Orleans.Services;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>Finds the agents of the living silos.</summary>
internal interface INodeAgents : IGrainServiceClient<INodeAgent>
{
    IReadOnlyList<INodeAgent> All();

    /// <summary>The agent of the silo that holds, or held, a lease; null if that silo is not known as living.</summary>
    INodeAgent? Of(string owner);

    /// <summary>True if a slot of that agent has the run, false if none has it, null if the agent does not answer.</summary>
    Task<bool?> HoldsAsync(INodeAgent agent, RunId run);

    /// <summary>True if a slot of any agent that answers has the run.</summary>
    Task<bool> AnyHoldsAsync(RunId run);

    /// <summary>The slots of every agent that answers.</summary>
    Task<IReadOnlyList<SlotStatus>> SlotsAsync();

    /// <summary>Ends the run's trainer wherever it is; a silo that does not answer ends its own when its lease runs out.</summary>
    Task StopAsync(RunId run);
}

internal sealed class NodeAgents(IServiceProvider services, ISiloStatusOracle silos, TimeProvider time) : GrainServiceClient<INodeAgent>(services), INodeAgents
{
    /// <summary>An agent answers in milliseconds or, cut off, not at all: nobody waits as long for it as for a grain.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public IReadOnlyList<INodeAgent> All() =>
        [.. silos.GetApproximateSiloStatuses(onlyActive: false)
            .Where(s => s.Value is SiloStatus.Active or SiloStatus.ShuttingDown)
            .Select(s => GetGrainService(s.Key))];

    public INodeAgent? Of(string owner)
    {
        // A silo that has lost its lease goes on under the next name: 10.0.0.2:11111@123/2.
        var address = owner.Split('/')[0];
        return silos.GetApproximateSiloStatuses(onlyActive: false)
            .Where(s => s.Value is SiloStatus.Active or SiloStatus.ShuttingDown && s.Key.ToParsableString() == address)
            .Select(s => GetGrainService(s.Key)).FirstOrDefault();
    }

    public async Task<bool?> HoldsAsync(INodeAgent agent, RunId run)
    {
        try
        {
            return await agent.Holds(run).WaitAsync(Patience, time);
        }
        catch (Exception error) when (IsSilence(error))
        {
            return null;
        }
    }

    public async Task<bool> AnyHoldsAsync(RunId run) => (await Task.WhenAll(All().Select(agent => HoldsAsync(agent, run)))).Any(holds => holds == true);

    public async Task<IReadOnlyList<SlotStatus>> SlotsAsync() => [.. (await Task.WhenAll(All().Select(async agent =>
    {
        try
        {
            return await agent.Slots().WaitAsync(Patience, time);
        }
        catch (Exception error) when (IsSilence(error))
        {
            return [];
        }
    }))).SelectMany(slots => slots)];

    public Task StopAsync(RunId run) => Task.WhenAll(All().Select(async agent =>
    {
        try
        {
            await agent.Stop(run).WaitAsync(Patience, time);
        }
        catch (Exception error) when (IsSilence(error))
        {
            // Its trainer ends by itself: nobody renews what it lives on.
        }
    }));

    private static bool IsSilence(Exception error) => error is TimeoutException or OrleansException or IOException or OperationCanceledException;
}
