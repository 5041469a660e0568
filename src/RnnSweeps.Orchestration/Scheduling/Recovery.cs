using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>
/// Sees to it that every unfinished sweep goes on by itself: after a submission, after a restart, after anything that was
/// lost in between. It only wakes the sweeps; each knows what it lacks.
/// </summary>
internal sealed partial class Recovery(
    ResultStore store, IGrainFactory grains, OrchestrationOptions options, WakeSignals wakeSignals, TimeProvider time, ILogger<Recovery> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = wakeSignals.Recovery.Next;
            await ScanAsync(stoppingToken);
            await WakeSignal.WaitAsync(rung, options.RecoveryInterval, time, stoppingToken);
        }
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        try
        {
            var inCare = await store.SweepsInCareAsync(stopping);
            await Task.WhenAll(inCare.Where(id => options.OnlySweep is not { } only || only == id).Select(ReconcileAsync));
        }
#pragma warning disable CA1031 // A boundary: whatever ends one scan, the next one comes.
        catch (Exception error) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogScanFailed(error);
        }
    }

    private async Task ReconcileAsync(SweepId id)
    {
        try
        {
            await grains.GetGrain<ISweepGrain>(id.ToString()).Reconcile();
            wakeSignals.Slots.Set();
        }
#pragma warning disable CA1031 // A boundary: a failure with one sweep never stops the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogSweepFailed(id, error);
        }
    }
}
