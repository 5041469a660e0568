using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace RnnSweeps.Orchestration.Security;

internal sealed partial class AccessFilter
{
    [LoggerMessage(LogLevel.Warning, "{Call} of {Source} was refused: {Why}.")]
    private partial void LogRefused(string call, GrainId? source, string why);
}
