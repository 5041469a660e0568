using Microsoft.Extensions.Logging;

namespace RnnSweeps.Orchestration.Agents;

internal sealed partial class SlotPool
{
    [LoggerMessage(LogLevel.Critical, "The slots of this host have failed; it trains nothing any more.")]
    private partial void LogNoSlots(Exception error);

    [LoggerMessage(LogLevel.Information, "This host has {Count} slots on {Devices}, {Threads} threads each.")]
    private partial void LogSlots(int count, string devices, int threads);

    [LoggerMessage(LogLevel.Error, "What this machine can train on is unknown, so there is one slot on the CPU: {Fault}.")]
    private partial void LogNoTrainer(string fault);

    [LoggerMessage(LogLevel.Warning, "Not every run could be put back into the queue in time; the next host finds them.")]
    private partial void LogNotDrained();
}
