using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Runs;

internal sealed partial class RunGrain
{
    [LoggerMessage(LogLevel.Information, "Run {Run} begins attempt {Attempt} in slot {Slot} of {Owner}.")]
    private partial void LogStarted(RunId run, int attempt, int slot, string owner);

    [LoggerMessage(LogLevel.Information, "Run {Run} has ended: {State}. {Message}")]
    private partial void LogEnded(RunId run, RunState state, string message);

    [LoggerMessage(LogLevel.Information, "Run {Run} was interrupted in attempt {Attempt} and waits for the next one.")]
    private partial void LogInterrupted(RunId run, int attempt);

    [LoggerMessage(LogLevel.Warning, "Run {Run} has failed, {Failures} times so far, and is tried again. {Message}")]
    private partial void LogRetried(RunId run, int failures, string message);

    [LoggerMessage(LogLevel.Warning, "Run {Run} is in training in attempt {Attempt}, but no slot knows of it; it goes back into the queue.")]
    private partial void LogOrphaned(RunId run, int attempt);

    [LoggerMessage(LogLevel.Warning, "Run {Run} was in training in attempt {Attempt} on {Owner}, which has lost its lease.")]
    private partial void LogLostSilo(RunId run, int attempt, string owner);

    [LoggerMessage(LogLevel.Warning, "Run {Run} was in training in attempt {Attempt} when its host ended.")]
    private partial void LogLostHost(RunId run, int attempt);

    [LoggerMessage(LogLevel.Warning, "Run {Run}: a late report of attempt {Attempt} was refused.")]
    private partial void LogFenced(RunId run, int attempt);
}
