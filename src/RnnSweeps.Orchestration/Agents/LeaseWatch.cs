using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// Every silo watches the leases of all, and ends those that are renewed no more; their runs are then given away. A silo that
/// renews in the last moment keeps its lease: it is ended only as it was seen.
/// </summary>
internal sealed partial class LeaseWatch(OrchestrationOptions options, ResultStore store, TimeProvider time, ILogger<LeaseWatch> logger) : BackgroundService
{
    private readonly StaleLeases _leases = new(options.Grace, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(options.Cluster!.LeaseRenewal, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var lease in _leases.RunOut(await store.LeasesAsync(stopping)))
                if (await store.EndUnmovedAsync(lease, stopping)) LogEnded(lease.Silo);
        }
#pragma warning disable CA1031 // A boundary: whatever keeps one look from its end, the next one comes.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!stopping.IsCancellationRequested) LogNotSeen(error.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease of {Silo} has been renewed no more and is ended; its runs go on elsewhere.")]
    private partial void LogEnded(string silo);

    [LoggerMessage(LogLevel.Warning, "The leases of the cluster could not be looked at: {Problem}")]
    private partial void LogNotSeen(string problem);
}
