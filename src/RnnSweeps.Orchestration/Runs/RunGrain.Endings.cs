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
        await Sweep.Ended(Id);
        DeactivateOnIdle();
    }

    /// <summary>A run that the store lacks an epoch of has not ended: its next attempt tells that one again, or trains it again.</summary>
    private async Task FinishedAsync(RunFinished finished, string log)
    {
        var stored = await store.StoredEpochsAsync(Id);
        if (stored < finished.Epochs)
            await FailedAsync(new RunFailed(Id, _row.Attempt, FailureKind.Storage, $"it was trained for {finished.Epochs} epochs, and the store has no row of epoch {stored + 1}", null), log);
        else await EndAsync(finished.Stopped is { } why ? RunOutcome.Stopped("patience", why) : RunOutcome.Completed);
    }

    private async Task PausedAsync()
    {
        await store.PauseAsync(Id, _row.Attempt);
        await ReadAsync(Id);
        if (_row.State == RunState.Paused) await Sweep.Paused(Id);
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
        await Sweep.Requeued(Id, null);
    }

    private async Task FailedAsync(RunFailed failed, string log)
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
        await store.RequeueAsync(Id, _row.Attempt, failed.Kind, message, NextTry(failed.Kind, count));
        await ReadAsync(Id);
        LogRetried(Id, _row.Failures, message);
        await Sweep.Requeued(Id, failed.Kind == FailureKind.LostSilo ? null : count);
    }

    /// <summary>Null for at once: a run that has lost its silo is as good as one that was interrupted.</summary>
    /// <param name="count">Failures of that kind so far.</param>
    private DateTimeOffset? NextTry(FailureKind kind, int count) =>
        kind == FailureKind.LostSilo ? null : time.GetUtcNow() + options.RetryPauses[Math.Min(count, options.RetryPauses.Count) - 1];
}
