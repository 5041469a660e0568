using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Orchestration.Sweeps;

internal sealed partial class SweepGrain
{
    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} has ended: {State}.")]
    private partial void LogEnded(SweepId sweep, SweepState state);

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} halts. {Reason}")]
    private partial void LogHalted(SweepId sweep, string reason);

    [LoggerMessage(LogLevel.Error, "The end of sweep {Sweep} could not be stored; the next attempt follows.")]
    private partial void LogNotSettled(SweepId sweep, Exception error);

    [LoggerMessage(LogLevel.Warning, "Run {Run} is paused, and its trainer could not be told to stop; the next attempt follows.")]
    private partial void LogNotInterrupted(RunId run, Exception error);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} cannot go on. {Problem}")]
    private partial void LogUnreadable(SweepId sweep, string problem);
}
