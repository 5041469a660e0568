using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

internal sealed partial class SlotWorker
{
    [LoggerMessage(LogLevel.Error, "Slot {Slot} could not go on with its run; it asks for the next one.")]
    private partial void LogSlotFailed(int slot, Exception error);

    [LoggerMessage(LogLevel.Error, "Slot {Slot} has no trainer: {Fault}.")]
    private partial void LogNoTrainer(int slot, string fault);

    [LoggerMessage(LogLevel.Debug, "Slot {Slot}: run {Run} cannot train beside the others of this host now.")]
    private partial void LogNoRoom(int slot, RunId run);

    [LoggerMessage(LogLevel.Warning, "Slot {Slot}: run {Run} has lost its host twice at the same place; no other run begins here until it has got further.")]
    private partial void LogAlone(int slot, RunId run);

    [LoggerMessage(LogLevel.Warning, "Slot {Slot}: {Count} events of run {Run} could not be stored yet; they are sent again.")]
    private partial void LogNotStored(int slot, int count, string run, Exception error);
}
