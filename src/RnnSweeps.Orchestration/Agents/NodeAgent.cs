using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// The silo's address for what concerns its slots. A grain service, because it must never be collected or moved; the slots
/// themselves live in <see cref="SlotPool"/>, which outlives every call.
/// </summary>
internal sealed class NodeAgent(GrainId id, Silo silo, ILoggerFactory loggers, SlotPool pool) : GrainService(id, silo, loggers), INodeAgent
{
    public Task<bool> Holds(RunId run) => Task.FromResult(pool.Holds(run));

    public Task Stop(RunId run)
    {
        pool.StopRun(run);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SlotStatus>> Slots() => Task.FromResult(pool.Status());
}
