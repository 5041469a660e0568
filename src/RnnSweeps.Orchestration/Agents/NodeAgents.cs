using Orleans.Runtime;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>Finds the agents of the living silos.</summary>
internal interface INodeAgents : IGrainServiceClient<INodeAgent>
{
    IReadOnlyList<INodeAgent> All();
}

internal sealed class NodeAgents(IServiceProvider services, ISiloStatusOracle silos) : GrainServiceClient<INodeAgent>(services), INodeAgents
{
    public IReadOnlyList<INodeAgent> All() =>
        [.. silos.GetApproximateSiloStatuses(onlyActive: false)
            .Where(s => s.Value is SiloStatus.Active or SiloStatus.ShuttingDown)
            .Select(s => GetGrainService(s.Key))];
}
