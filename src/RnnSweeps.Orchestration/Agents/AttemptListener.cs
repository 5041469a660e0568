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

    private readonly StallDetector _silence = new(options.SilenceLimit, options.FirstEpochLimit);
    private readonly AttemptLimits _limits = new(specification, () => trainer.ResidentBytes, time);
    private readonly HostMemory _free = new();
    private readonly Dictionary<Type, long> _furthest = [];
    private long _lastProgress = time.GetTimestamp();
    private long? _toldToStop;
    private string? _timeSpent;
    private volatile string? _tooMuch;
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
            if (_toldToStop is null && (stopped.IsCancellationRequested || (_timeSpent = _limits.TimeSpent()) is not null)) await TellToStopAsync();
            if (_toldToStop is not null && Patience() == TimeSpan.Zero) return await EndAsync();
            var batch = new List<RunEvent>();
            while (!Ended && batch.Count < LargestBatch && trainer.Events.TryRead(out var said)) Hear(said, batch);
            if (batch.Count > 0) return batch;
            if (await WaitAsync() is { } last) return Last(last);
        }
    }

    private IReadOnlyList<RunEvent> Last(RunEvent said)
    {
        (Ended, TrainerIsSound) = (true, false);
        return [said];
    }

    /// <summary>It did not obey in time.</summary>
    private async Task<IReadOnlyList<RunEvent>> EndAsync()
    {
        await trainer.KillAsync();
        return Last(Interrupted);
    }

    /// <summary>
    /// Looks at the memory at an even pace until the attempt has ended, whether the trainer says much or nothing, and however long
    /// that takes to be stored; ends a trainer that uses too much, which is then heard as its last word.
    /// </summary>
    public async Task GuardAsync(CancellationToken over)
    {
        if (_limits.Look is not { } pace) return;
        using var timer = new PeriodicTimer(pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (_limits.MemoryExceeded() is not { } why) continue;
                (_tooMuch, TrainerIsSound) = (why, false);
                await trainer.KillAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
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
                _limits.Hear(mine);
                NoteProgress(mine, PlaceOf(mine));
                if (mine is RunStarted started) _epoch = started.FromEpoch;
                if (mine is EpochEnded ended) _epoch = ended.Metrics.Epoch;
                batch.Add(mine is RunInterrupted interrupted ? interrupted with { TimeLimit = _timeSpent } : mine);
                Ended = mine is RunFinished or RunInterrupted or RungReached or RunFailed;
                // What it could not have, it may have in part: only its end surely gives that back.
                if (mine is RunFailed { Kind: FailureKind.OutOfMemory }) TrainerIsSound = false;
                break;
            case StepsTaken mine when mine.Run == specification.Run && mine.Attempt == specification.Attempt:
                NoteProgress(mine, mine.Steps);
                break;
            case TrainerReady:
                batch.Add(Failed(FailureKind.Crashed, $"trainer process {trainer.Id} gave the run up without a word"));
                (Ended, TrainerIsSound) = (true, false);
                break;
        }
    }

    /// <summary>A word counts only if it tells something new: a trainer that says the same again and again hangs too.</summary>
    private void NoteProgress(TrainerEvent said, long place)
    {
        if (_furthest.TryGetValue(said.GetType(), out var furthest) && place <= furthest) return;
        _furthest[said.GetType()] = place;
        _silence.Heard(time.GetElapsedTime(_lastProgress), trained: said is EpochEnded or StepsTaken);
        _lastProgress = time.GetTimestamp();
    }

    private static long PlaceOf(RunEvent said) => said switch
    {
        EpochEnded epoch => epoch.Metrics.Epoch,
        CheckpointWritten checkpoint => checkpoint.Epoch,
        SampleWritten sample => sample.Epoch,
        _ => 0,
    };

    /// <summary>Waits for a word; if none can come any more, answers the agent's own last one.</summary>
    private async Task<RunEvent?> WaitAsync()
    {
        var patience = Patience();
        using var limit = new CancellationTokenSource(_limits.Look is { } look && look < patience ? look : patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _toldToStop is null ? stopped : CancellationToken.None);
        try
        {
            if (await trainer.Events.WaitToReadAsync(both.Token)) return null;
            await trainer.KillAsync();
            return _toldToStop is null ? Died() : Interrupted;
        }
        catch (OperationCanceledException)
        {
            if (Patience() > TimeSpan.Zero || (_toldToStop is null && stopped.IsCancellationRequested)) return null;
            await trainer.KillAsync();
            return _toldToStop is null
                ? Failed(FailureKind.Hung, $"trainer process {trainer.Id} got no further for {time.GetElapsedTime(_lastProgress).TotalSeconds:0} seconds and was ended")
                : Interrupted;
        }
    }

    private RunFailed Died() => _tooMuch is { } why ? Failed(FailureKind.OutOfMemory, $"trainer process {trainer.Id} was ended because {why}")
        : trainer.RanOutOfMemory ? Failed(FailureKind.OutOfMemory, $"{trainer.ExitDescription}; {_limits.Fitting(_free.FreeBytes() ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)}")
            : Failed(trainer.ReadNothing ? FailureKind.Hung : FailureKind.Crashed, trainer.ExitDescription);

    private TimeSpan Patience()
    {
        var left = _toldToStop is { } told ? options.StopLimit - time.GetElapsedTime(told) : _silence.Limit - time.GetElapsedTime(_lastProgress);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private RunInterrupted Interrupted => new(specification.Run, specification.Attempt, _epoch, _timeSpent);

    private RunFailed Failed(FailureKind kind, string message) => new(specification.Run, specification.Attempt, kind, message, null);
}
