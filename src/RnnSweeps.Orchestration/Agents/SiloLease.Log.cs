using Microsoft.Extensions.Logging;

namespace RnnSweeps.Orchestration.Agents;

internal sealed partial class SiloLease
{
    [LoggerMessage(LogLevel.Information, "The silo holds its lease as {Owner}; it may train.")]
    private partial void LogHeld(string owner);

    [LoggerMessage(LogLevel.Warning, "The lease of {Owner} could not be renewed: {Problem}")]
    private partial void LogNotRenewed(string owner, string problem);

    [LoggerMessage(LogLevel.Error, "The lease of {Owner} is over; its trainers are ended, and its runs go on elsewhere.")]
    private partial void LogLost(string owner);

    [LoggerMessage(LogLevel.Warning, "The lease of {Owner} could not be given up; it runs out by itself.")]
    private partial void LogNotGivenUp(string owner, Exception error);
}
