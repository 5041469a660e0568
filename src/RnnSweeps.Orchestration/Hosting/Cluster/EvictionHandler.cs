using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace RnnSweeps.Orchestration.Hosting.Cluster;

/// <summary>
/// Tells that the others have voted this silo out: it was cut off or stood still for too long. Such a silo never comes back; its
/// process ends, or begins anew.
/// </summary>
public sealed partial class EvictionHandler(ILogger<EvictionHandler> logger) : IFatalErrorHandler
{
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the silo is a member no longer; the log has the reason.</summary>
    public Task Lost => _lost.Task;

    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        var reason = (exception?.Message ?? context ?? "an unknown fault").TrimEnd('.');
        LogLost(reason);
        _lost.TrySetResult();
    }

    [LoggerMessage(LogLevel.Critical, "This silo is a member of the cluster no longer: {Reason}.")]
    private partial void LogLost(string reason);
}
