using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// Hears one attempt to its end, whatever happens: what the trainer says in batches, and a last word of the agent's own where
/// the trainer dies, hangs or does not obey.
/// </summary>
internal sealed class AttemptListener(TrainerProcess trainer, RunSpecification specification, OrchestrationOptions options, TimeProvider time, CancellationToken stopped)
{
    private const int LargestBatch = 64;

    private readonly Silence _silence = new(options.SilenceLimit, options.FirstEpochLimit);
    private long _lastWord = time.GetTimestamp();
    private long? _toldToStop;
    private int _epoch;

    /// <summary>True once the attempt's last word was heard: finished, interrupted, paused or failed.</summary>
    public bool Ended { get; private set; }

    /// <summary>True if the trainer may train another run.</summary>
    public bool TrainerIsSound { get; private set; } = true;

    /// <summary>The next events, at least one.</summary>
    public async Task<IReadOnlyList<RunEvent>> NextAsync()
    {
        while (true)
        {
            if (stopped.IsCancellationRequested && _toldToStop is null) await TellToStopAsync();
            if (_toldToStop is not null && Patience() == TimeSpan.Zero) return await EndAsync();
            var batch = new List<RunEvent>();
            while (!Ended && batch.Count < LargestBatch && trainer.Events.TryRead(out var said)) Hear(said, batch);
            if (batch.Count > 0) return batch;
            if (await WaitAsync() is { } last)
            {
                Ended = true;
                TrainerIsSound = false;
                return [last];
            }
        }
    }

    /// <summary>It did not obey in time.</summary>
    private async Task<IReadOnlyList<RunEvent>> EndAsync()
    {
        await trainer.KillAsync();
        (Ended, TrainerIsSound) = (true, false);
        return [Interrupted];
    }

    /// <summary>A trainer that does not read its input any more keeps nobody waiting for longer than one that does not obey.</summary>
    private async Task TellToStopAsync()
    {
        _toldToStop = time.GetTimestamp();
        using var limit = new CancellationTokenSource();
        await Task.WhenAny(trainer.SendAsync(new StopRun(specification.Run)), Task.Delay(options.StopLimit, time, limit.Token));
        await limit.CancelAsync();
    }

    private void Hear(TrainerEvent said, List<RunEvent> batch)
    {
        switch (said)
        {
            case RunEvent mine when mine.Run == specification.Run && mine.Attempt == specification.Attempt:
                _silence.Heard(time.GetElapsedTime(_lastWord), mine is EpochEnded);
                _lastWord = time.GetTimestamp();
                if (mine is RunStarted started) _epoch = started.FromEpoch;
                if (mine is EpochEnded ended) _epoch = ended.Metrics.Epoch;
                batch.Add(mine);
                Ended = mine is RunFinished or RunInterrupted or RunPaused or RunFailed;
                break;
            case TrainerReady:
                batch.Add(Failed(FailureKind.Crashed, $"trainer process {trainer.Id} gave the run up without a word"));
                (Ended, TrainerIsSound) = (true, false);
                break;
        }
    }

    /// <summary>Waits for a word; if none can come any more, answers the agent's own last one.</summary>
    private async Task<RunEvent?> WaitAsync()
    {
        using var limit = new CancellationTokenSource(Patience(), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _toldToStop is null ? stopped : CancellationToken.None);
        try
        {
            if (await trainer.Events.WaitToReadAsync(both.Token)) return null;
            await trainer.KillAsync();
            return _toldToStop is null ? Failed(FailureKind.Crashed, trainer.Epitaph) : Interrupted;
        }
        catch (OperationCanceledException)
        {
            if (_toldToStop is null && stopped.IsCancellationRequested) return null;
            await trainer.KillAsync();
            return _toldToStop is null
                ? Failed(FailureKind.Hung, $"trainer process {trainer.Id} said nothing for {time.GetElapsedTime(_lastWord).TotalSeconds:0} seconds and was ended")
                : Interrupted;
        }
    }

    private TimeSpan Patience()
    {
        var left = _toldToStop is { } told ? options.StopLimit - time.GetElapsedTime(told) : _silence.Limit - time.GetElapsedTime(_lastWord);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private RunInterrupted Interrupted => new(specification.Run, specification.Attempt, _epoch);

    private RunFailed Failed(FailureKind kind, string message) => new(specification.Run, specification.Attempt, kind, message, null);
}
