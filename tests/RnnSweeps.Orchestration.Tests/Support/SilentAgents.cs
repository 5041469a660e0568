using Microsoft.Extensions.DependencyInjection;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>Agents that do not answer what they train.</summary>
internal sealed class SilentAgents(NodeAgents agents) : INodeAgents
{
    private int _asked;

    public int Asked => _asked;

    public static void AddTo(IServiceCollection services) => services.AddSingleton<INodeAgents>(provider => new SilentAgents(ActivatorUtilities.CreateInstance<NodeAgents>(provider)));

    public IReadOnlyList<INodeAgent> All() => agents.All();

    public INodeAgent? Of(string owner) => agents.Of(owner);

    public Task<bool?> HoldsAsync(INodeAgent agent, RunId run)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult<bool?>(null);
    }

    public Task<bool> AnyHoldsAsync(RunId run)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(false);
    }

    public Task<IReadOnlyList<SlotStatus>> SlotsAsync() => Task.FromResult<IReadOnlyList<SlotStatus>>([]);

    public Task StopAsync(RunId run) => agents.StopAsync(run);
}
