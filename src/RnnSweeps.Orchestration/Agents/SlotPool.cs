using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// This machine's slots and their trainers, from the moment when the silo answers until the host stops; then every run is
/// interrupted and put back into the queue, while the grains that do so still live.
/// </summary>
internal sealed partial class SlotPool(
    OrchestrationOptions options, IGrainFactory grains, ILocalSiloDetails silo, SiloLease lease, ResultStore store, WakeSignals wakeSignals, IHostApplicationLifetime lifetime,
    TimeProvider time, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger<SlotPool> _logger = loggers.CreateLogger<SlotPool>();
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly List<TrainerHost> _trainerHosts = [];
    private readonly HostAdmission _room = new(store);
    private volatile IReadOnlyList<SlotWorker> _workers = [];
    private Task _working = Task.CompletedTask;
    private bool _disposed;

    public bool Holds(RunId run) => _workers.Any(w => w.Holds(run));

    public void StopRun(RunId run)
    {
        foreach (var worker in _workers) worker.StopRun(run);
    }

    public IReadOnlyList<SlotStatus> Status() => [.. _workers.Select(w => w.Status)];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lease.WhenLost = () => Task.WhenAll(_workers.Select(w => w.EndTrainingAsync()));
        // The first that a stopping host does, before its services stop one after the other: nothing new begins.
        lifetime.ApplicationStopping.Register(_draining.Cancel);
        _working = Task.Run(WorkToldAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _draining.CancelAsync();
        // Twice the trainer's own limit: it has to stop first, then its last word is stored.
        _aborting.CancelAfter(2 * options.StopLimit);
        try
        {
            await _working.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogNotDrained();
        }
        await Task.WhenAll(_trainerHosts.Select(s => s.EmptyAsync()));
        await lease.EndAsync(cancellationToken);
    }

    /// <summary>Also where the host never stopped in good order: no trainer outlives it. The container disposes it once for each of its two roles.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _draining.CancelAsync();
        foreach (var trainerHost in _trainerHosts) await trainerHost.DisposeAsync();
        _draining.Dispose();
        _aborting.Dispose();
    }

    /// <summary>A fault that leaves a host without slots must not be found at its end only.</summary>
    private async Task WorkToldAsync()
    {
        try
        {
            await WorkAsync();
        }
        catch (Exception error) when (!_draining.IsCancellationRequested)
        {
            LogNoSlots(error);
            throw;
        }
    }

    private async Task WorkAsync()
    {
        var first = AddTrainerHost(0);
        if (await PlacesAsync(first) is not { } places) return;
        LogSlots(places.Count, string.Join(", ", places.Select(p => p.Device).Distinct()), places[0].Threads);
        lease.Slots = places;
        var name = options.Cluster?.SiloName ?? silo.SiloAddress.ToParsableString();
        var workers = places.Select((place, slot) => new SlotWorker(
            name, slot, place, lease, slot == 0 ? first : AddTrainerHost(slot), _room, () => Others(slot), grains, options, wakeSignals, time, loggers.CreateLogger<SlotWorker>())).ToList();
        _workers = workers;
        await Task.WhenAll(workers.Select(w => Task.Run(() => w.WorkAsync(_draining.Token, _aborting.Token))));
    }

    /// <summary>
    /// The first trainer says what this machine has, and then trains in the first slot. Where none can be started, one slot on
    /// the CPU remains: its runs fail with the reason, so that it reaches whoever waits for the sweep. Null if the host stops.
    /// </summary>
    private async Task<IReadOnlyList<SlotSpec>?> PlacesAsync(TrainerHost first)
    {
        if (options.Slots is not null) return options.Slots;
        try
        {
            var (_, ready) = await first.ReadyAsync(threads: 1, _draining.Token);
            return SlotSpec.Default(ready.Devices, Environment.ProcessorCount, options.SlotCount, options.SlotThreads);
        }
        catch (TrainerStartException error)
        {
            LogNoTrainer(error.Message);
            return [new SlotSpec("cpu", 1)];
        }
        catch (OperationCanceledException) when (_draining.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool Others(int slot) => _workers.Any(w => w.Status.Slot != slot && w.Status.TrainerProcess is not null);

    private TrainerHost AddTrainerHost(int slot)
    {
        var trainerHost = new TrainerHost(options, slot, time, _logger) { MayBeat = () => lease.Owner is not null };
        _trainerHosts.Add(trainerHost);
        return trainerHost;
    }
}
