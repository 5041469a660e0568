using Microsoft.Extensions.Logging;

namespace RnnSweeps.Orchestration.Agents;

internal sealed partial class TrainerProcess
{
    [LoggerMessage(LogLevel.Debug, "Trainer process {Process} was started; its log: {Log}.")]
    private static partial void LogStarted(ILogger logger, int process, string log);

    [LoggerMessage(LogLevel.Debug, "Trainer process {Process} has ended with code {ExitCode}.")]
    private static partial void LogEnded(ILogger logger, int process, int exitCode);

    [LoggerMessage(LogLevel.Warning, "Of trainer process {Process} processes {Left} are still there {Seconds} seconds after signal 9; its slot is used again all the same.")]
    private static partial void LogNotGone(ILogger logger, int process, string left, double seconds);

    [LoggerMessage(LogLevel.Warning, "Trainer process {Process} has read nothing of its input for {Seconds} seconds and is ended.")]
    private static partial void LogReadsNothing(ILogger logger, int process, double seconds);
}
