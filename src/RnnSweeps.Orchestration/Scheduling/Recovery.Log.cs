using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Orchestration.Scheduling;

internal sealed partial class Recovery
{
    [LoggerMessage(LogLevel.Error, "The unfinished sweeps could not be looked after; the next attempt follows.")]
    private partial void LogScanFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not be looked after; the next attempt follows.")]
    private partial void LogSweepFailed(SweepId sweep, Exception error);
}
