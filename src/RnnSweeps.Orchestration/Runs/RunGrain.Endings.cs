using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>How an attempt ends: for good, or with another one.</summary>
internal sealed partial class RunGrain
{
    private async Task EndAsync(RunOutcome outcome)
    {
        await store.EndRunAsync(Id, _row.Attempt, outcome);
        await ReadAsync(Id);
        LogEnded(Id, _row.State, outcome.Message);
        await Sweep.Ended(Id);
        DeactivateOnIdle();
    }

    private async Task PausedAsync()
    {
        await store.PauseAsync(Id, _row.Attempt);
        await ReadAsync(Id);
        await Sweep.Paused(Id);
    }

    private async Task InterruptedAsync(string message)
    {
        if (await store.StopOfAsync(Id) is { } stop)
        {
            await EndAsync(RunOutcome.Stopped(stop.Rule, stop.Message));
            return;
        }
        await store.RequeueAsync(Id, _row.Attempt, null, message);
        await ReadAsync(Id);
        LogInterrupted(Id, _row.Attempt);
        await Sweep.Requeued(Id, null);
    }

    private async Task FailedAsync(RunFailed failed, string log)
    {
        var message = await FailureAsync(failed, log);
        if (!failed.Kind.IsRetried() || _row.Failures >= (await TermsAsync()).Retries)
        {
            await EndAsync(RunOutcome.Failed(failed.Kind, message));
            return;
        }
        await store.RequeueAsync(Id, _row.Attempt, failed.Kind, message);
        await ReadAsync(Id);
        LogRetried(Id, _row.Failures, message);
        await Sweep.Requeued(Id, _row.Failures);
    }

    private async Task<string> FailureAsync(RunFailed failed, string log)
    {
        var epochs = await store.EpochsAsync(Id);
        var checkpoints = await store.CheckpointsAsync(Id);
        return FailureText.Of(
            Id, epochs.Count == 0 ? 0 : epochs[^1].Epoch, _row.Failures + 1, failed.Message,
            checkpoints.Count == 0 ? null : checkpoints[^1].File, options.Folder.Run(Id), log);
    }
}
