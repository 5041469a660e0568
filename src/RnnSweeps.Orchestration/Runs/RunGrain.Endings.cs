using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>How an attempt ends: for good, or with another one.</summary>
internal sealed partial class RunGrain
{
    private async Task EndAsync(RunOutcome outcome)
    {
        await store.EndRunAsync(Id, _row.Attempt, outcome);
        await ReadAsync(Id);
        // Refused: its silo had lost it meanwhile, and it goes on elsewhere.
        if (!_row.State.IsFinal()) return;
        LogEnded(Id, _row.State, outcome.Message);
        await Sweep.OnEnded(Id);
        DeactivateOnIdle();
    }

    /// <summary>A run that the store lacks an epoch of has not ended: its next attempt tells that one again, or trains it again.</summary>
    private async Task FinishedAsync(RunFinished finished, string log)
    {
        var stored = await store.StoredEpochsAsync(Id);
        if (stored < finished.Epochs)
            await FailedAsync(new RunFailed(Id, _row.Attempt, FailureKind.Storage, $"it was trained for {finished.Epochs} epochs, and the store has no row of epoch {stored + 1}", null), log);
        else await EndAsync(finished.Stopped is { } why ? RunOutcome.Stopped(RunOutcome.Patience, why) : RunOutcome.Completed);
    }

    private async Task RungReachedAsync()
    {
        await store.AwaitPromotionAsync(Id, _row.Attempt);
        await ReadAsync(Id);
        if (_row.State == RunState.AwaitingPromotion) await Sweep.OnRungReached(Id);
    }

    private async Task InterruptedAsync(RunInterrupted interrupted)
    {
        if (interrupted.TimeLimit is { } spent)
        {
            await EndAsync(RunOutcome.Stopped(RunOutcome.TimeLimit, spent));
            return;
        }
        if (await store.StopOfAsync(Id) is { } stop)
        {
            await EndAsync(RunOutcome.Stopped(stop.Rule, stop.Message));
            return;
        }
        await store.RequeueAsync(Id, _row.Attempt, null, $"Interrupted after epoch {interrupted.Epoch}.");
        await ReadAsync(Id);
        LogInterrupted(Id, _row.Attempt);
        await Sweep.OnRequeued(Id, null);
    }

    /// <summary>
    /// Its host ended while it trained: by a person or a power cut once or twice, but a run that takes its host down would do so
    /// without end. The first time costs nothing; then it is as with every other failure.
    /// </summary>
    private Task LostHostAsync()
    {
        LogLostHost(Id, _row.Attempt);
        return LostAsync(
            new RunFailed(Id, _row.Attempt, FailureKind.LostHost, $"the host that trained it ended without a word in attempt {_row.Attempt}, killed by somebody, by a power cut or for want of memory", null),
            (message, until) => store.RequeueAsync(Id, _row.Attempt, FailureKind.LostHost, message, until));
    }

    /// <summary>The same among several silos. One that was cut off, or ended in order, has given its lease up: such a loss is counted apart, and is hardly the run's fault.</summary>
    private Task LostSiloAsync(FailureKind kind, string owner)
    {
        LogLostSilo(Id, _row.Attempt, owner);
        var how = kind == FailureKind.LostHost ? "was never heard of again: killed by somebody or for want of memory, or its machine is cut off" : "was cut off";
        return LostAsync(
            new RunFailed(Id, _row.Attempt, kind, $"silo {owner}, which trained it in attempt {_row.Attempt}, has lost its lease and {how}", null),
            (message, until) => store.RequeueLostAsync(Id, _row.Attempt, message, kind, until));
    }

    /// <summary>Its sweep learns of it from <see cref="Watch"/>, unless there is a pause to be kept.</summary>
    private Task LostAsync(RunFailed failed, Func<string, DateTimeOffset?, Task<bool>> requeue) =>
        FailedAsync(failed, options.Folder.HostLog(options.Cluster?.SiloName), requeue, (run, n) => n is null ? Task.CompletedTask : Sweep.OnRequeued(run, n));

    private Task FailedAsync(RunFailed failed, string log) =>
        FailedAsync(failed, log, (message, until) => store.RequeueAsync(Id, _row.Attempt, failed.Kind, message, until), (run, n) => Sweep.OnRequeued(run, n));

    private async Task FailedAsync(RunFailed failed, string log, Func<string, DateTimeOffset?, Task<bool>> requeue, Func<RunId, int?, Task> tell)
    {
        var epochs = await store.EpochsAsync(Id);
        var checkpoint = await store.CheckpointsAsync(Id) is [.., var newest] ? newest : null;
        IReadOnlyList<PastFailure> failures = [.. await store.FailuresAsync(Id, before: _row.Attempt), new PastFailure(failed.Kind, checkpoint?.Epoch ?? 0)];
        var count = RetryLimits.Count(failures);
        var message = FailureText.Of(Id, epochs.Count == 0 ? 0 : epochs[^1].Epoch, count, failed.Message, checkpoint?.File, options.Folder.Run(Id), log);
        var limits = (await TermsAsync()).Retries;
        if (!limits.Allow(failures))
        {
            await EndAsync(RunOutcome.Failed(failed.Kind, failed.Kind.IsRetried() ? $"{message} {FailureText.NoMore(failed.Kind, limits, failures.Count)}" : message));
            return;
        }
        if (RetryLimits.NeedsHostAlone(failures)) message += " Until it has got further it has its host to itself.";
        await requeue(message, NextTry(failed.Kind, count));
        await ReadAsync(Id);
        LogRetried(Id, _row.Failures, message);
        await tell(Id, Pauses(failed.Kind, count) is > 0 and var n ? n : null);
    }

    /// <summary>Null for at once.</summary>
    /// <param name="count">Failures of that kind so far.</param>
    private DateTimeOffset? NextTry(FailureKind kind, int count) =>
        Pauses(kind, count) is > 0 and var n ? time.GetUtcNow() + options.RetryPauses[Math.Min(n, options.RetryPauses.Count) - 1] : null;

    /// <summary>Which of the growing pauses comes before the next try; 0 for none. A run that has lost its host or silo once is as good as one that was interrupted.</summary>
    private static int Pauses(FailureKind kind, int count) => kind is FailureKind.LostSilo or FailureKind.LostHost ? count - 1 : count;
}
