using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Orchestration.Scheduling;

internal sealed partial class SchedulerGrain
{
    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} was submitted.")]
    private partial void LogSubmitted(SweepId sweep);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} does not answer; its runs have to wait.")]
    private partial void LogNoStanding(SweepId sweep, Exception error);

    [LoggerMessage(LogLevel.Debug, "Run {Run} goes to slot {Slot} of {Agent}.")]
    private partial void LogDispatched(RunId run, string agent, int slot);
}
