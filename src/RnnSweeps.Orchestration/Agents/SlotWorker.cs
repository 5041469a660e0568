using Microsoft.Extensions.Logging;
using Orleans;
using RnnSweeps.Core.Runs;
using RnnSweeps.Files;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Orchestration.Telemetry;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// One slot: asks for a run, trains it, tells its grain everything, asks for the next one. Nothing that a trainer said is
/// dropped: a report is repeated until its grain has stored it, and meanwhile the trainer waits.
/// </summary>
/// <param name="room">Shared by all slots of this host.</param>
/// <param name="othersTrain">True while another slot of this host has a trainer.</param>
internal sealed partial class SlotWorker(
    string silo, int slot, SlotSpec place, SiloLease lease, TrainerHost trainerHost, HostAdmission room, Func<bool> othersTrain, IGrainFactory grains, OrchestrationOptions options,
    WakeSignals wakeSignals, TimeProvider time, ILogger<SlotWorker> logger)
{
    private static readonly IReadOnlyDictionary<string, string> NoVersions = new Dictionary<string, string>();

    private Assignment? _assignment;
    private int _failedStarts;

    public SlotStatus Status => new(silo, slot, place.Device, place.Threads, _assignment?.Run, trainerHost.ProcessId, lease.Owner);

    public bool Holds(RunId run) => _assignment?.Run == run;

    public void StopRun(RunId run)
    {
        if (_assignment is { } mine && mine.Run == run) mine.Stop();
    }

    /// <summary>Ends the trainer, whatever its run is at; its last word is stored, or refused, when somebody hears it again.</summary>
    public Task EndTrainingAsync()
    {
        _assignment?.Stop();
        return trainerHost.EndTrainerAsync();
    }

    /// <param name="draining">From then on no run is begun, and the one in training is interrupted.</param>
    /// <param name="aborting">From then on nobody waits for grains any more.</param>
    public async Task WorkAsync(CancellationToken draining, CancellationToken aborting)
    {
        while (!draining.IsCancellationRequested)
        {
            try
            {
                var rung = wakeSignals.Slots.Next;
                if (!room.IsTaken && lease.Owner is { } owner && await PullAsync() is { } run)
                    await TrainAsync(run, owner, draining, aborting);
                else await WakeSignal.WaitAsync(rung, options.PullInterval, time, draining);
            }
            catch (OperationCanceledException) when (draining.IsCancellationRequested && !aborting.IsCancellationRequested)
            {
                // The host stops.
            }
#pragma warning disable CA1031 // A boundary: whatever happens to one run, its slot asks for the next one; the sweep finds what was left.
            catch (Exception error) when (!aborting.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogSlotFailed(slot, error);
                await WakeSignal.WaitAsync(Task.Delay(Timeout.InfiniteTimeSpan, draining), options.PullInterval, time, CancellationToken.None);
            }
        }
    }

    private async Task<RunId?> PullAsync()
    {
        var asked = time.GetTimestamp();
        var run = await grains.GetGrain<ISchedulerGrain>(0).NextRun(silo, slot, place.Device);
        Instruments.Pull.Record(time.GetElapsedTime(asked).TotalSeconds);
        return run;
    }

    private async Task TrainAsync(RunId run, string owner, CancellationToken draining, CancellationToken aborting)
    {
        using var assignment = new Assignment(run, draining);
        _assignment = assignment;
        try
        {
            if ((assignment.Stay = await room.TryEnterAsync(run)) is not { } stay)
            {
                LogNoRoom(slot, run);
                await grains.GetGrain<ISweepGrain>(run.Sweep.ToString()).OnRequeued(run, 1);
                return;
            }
            if (stay.IsAlone) LogAlone(slot, run);
            var (trainer, versions, fault) = await ReadyTrainerAsync(draining);
            draining.ThrowIfCancellationRequested();
            if (trainer is null && othersTrain())
            {
                // The fault is this slot's own: the run is for one that has a trainer.
                await grains.GetGrain<ISweepGrain>(run.Sweep.ToString()).OnRequeued(run, null);
                await PauseAsync(draining);
                return;
            }
            var grain = grains.GetGrain<IRunGrain>(run.ToString());
            if (await grain.Start(new Placement(owner, slot, place.Device, place.Threads, versions)) is not { } specification) return;
            if (lease.Owner != owner)
                // The answer came after the lease had ended: the run may be another silo's by now.
                await TellAsync(grain, specification.Attempt, [new RunInterrupted(run, specification.Attempt, 0)], aborting);
            else if (trainer is not null)
                await FollowAsync(grain, trainer, specification, assignment, aborting);
            else
                await TellAsync(grain, specification.Attempt, [new RunFailed(run, specification.Attempt, FailureKind.Crashed, fault!, null)], aborting);
        }
        finally
        {
            _assignment = null;
            if (assignment.Stay?.Share() == true) wakeSignals.Slots.Set();
        }
        if (_failedStarts > 0) await PauseAsync(draining);
    }

    private Task PauseAsync(CancellationToken draining) =>
        Task.Delay(options.RetryPauses[Math.Min(_failedStarts, options.RetryPauses.Count) - 1], time, draining);

    private async Task FollowAsync(IRunGrain grain, TrainerProcess trainer, RunSpecification specification, Assignment assignment, CancellationToken aborting)
    {
        try
        {
            DiskOperations.CreateFolder(specification.Folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await TellAsync(grain, specification.Attempt, [new RunFailed(specification.Run, specification.Attempt, FailureKind.Storage, error.Message, null)], aborting);
            return;
        }
        trainerHost.Occupy(specification.Device);
        try
        {
            await ListenAsync(grain, trainer, specification, assignment, aborting);
        }
        catch
        {
            // Nobody would hear it any more, and its run is for another slot.
            await trainerHost.EmptyAsync();
            throw;
        }
    }

    private async Task ListenAsync(IRunGrain grain, TrainerProcess trainer, RunSpecification specification, Assignment assignment, CancellationToken aborting)
    {
        var listener = new AttemptListener(trainer, specification, options, time, assignment.Stopped);
        await trainer.SendAsync(new TrainRun(specification));
        using var over = new CancellationTokenSource();
        var guard = listener.GuardAsync(over.Token);
        try
        {
            await HearAsync(grain, trainer, specification, listener, assignment, aborting);
        }
        finally
        {
            await over.CancelAsync();
            await guard;
        }
        if (!listener.TrainerIsSound) await trainerHost.EmptyAsync();
    }

    private async Task HearAsync(IRunGrain grain, TrainerProcess trainer, RunSpecification specification, AttemptListener listener, Assignment assignment, CancellationToken aborting)
    {
        while (!listener.Ended)
        {
            var events = await listener.NextAsync();
            if (await TellAsync(grain, specification.Attempt, events, aborting) == EvaluationDecision.Stop) assignment.Stop();
            // With the record of a checkpoint, everything before it is on the store's disk.
            else if (events.OfType<CheckpointWritten>().LastOrDefault() is { } stored)
            {
                trainer.Stored = new StoredEpochs(stored.Run, stored.Epoch);
                if (assignment.Stay!.Share()) wakeSignals.Slots.Set();
            }
        }
    }

    /// <summary>A trainer; or why there is none, so that the run can say it.</summary>
    private async Task<(TrainerProcess? Trainer, IReadOnlyDictionary<string, string> Versions, string? Fault)> ReadyTrainerAsync(CancellationToken draining)
    {
        try
        {
            var (trainer, ready) = await trainerHost.ReadyAsync(place.Threads, draining);
            _failedStarts = 0;
            return (trainer, ready.Versions, null);
        }
        catch (TrainerStartException error)
        {
            _failedStarts++;
            LogNoTrainer(slot, error.Message);
            return (null, NoVersions, error.Message);
        }
    }

    private async Task<EvaluationDecision> TellAsync(IRunGrain grain, int attempt, IReadOnlyList<RunEvent> events, CancellationToken aborting)
    {
        var report = new AttemptReport { Attempt = attempt, Events = events, Log = trainerHost.Log.Path };
        while (true)
        {
            try
            {
                return await grain.Report(report).WaitAsync(aborting);
            }
#pragma warning disable CA1031 // A boundary: a full disk, a silo that is leaving, a call that was lost; the report stands until it is stored.
            catch (Exception error) when (!aborting.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotStored(slot, events.Count, grain.GetPrimaryKeyString(), error);
                await Task.Delay(options.PullInterval, time, aborting);
            }
        }
    }
}
