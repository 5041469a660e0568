using System.ComponentModel;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>The trainer of one slot: started when it is first needed, used for run after run, replaced when it has ended.</summary>
internal sealed partial class TrainerHost(OrchestrationOptions options, int slot, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly DeviceProcesses _devices = new(options.DeviceQuery, time);
    private TrainerProcess? _trainer;
    private TrainerReady? _ready;
    private string _device = "cpu";

    /// <summary>Asked before each heartbeat to the trainer: false withholds it, because this host may not know any more that its runs are its own.</summary>
    public Func<bool> MayBeat { get; init; } = () => true;

    public TrainerLog Log { get; } = new(options.TrainerLog(slot));

    /// <summary>Process id, or null while there is none.</summary>
    public int? ProcessId => _trainer is { HasEnded: false } trainer ? trainer.Id : null;

    /// <summary>A trainer that waits for a run.</summary>
    /// <exception cref="TrainerStartException">None could be started, or it did not become ready.</exception>
    public async Task<(TrainerProcess Trainer, TrainerReady Ready)> ReadyAsync(int threads, CancellationToken cancellation)
    {
        // The last one may have ended since, be frozen, or not say that it is ready again: then a new one is the remedy.
        if (_trainer is not null && await AnswersAsync(_trainer, cancellation)) return (_trainer, _ready!);
        await EmptyAsync();
        try
        {
            _trainer = TrainerProcess.Start(options, threads, Log, time, logger, MayBeat);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw new TrainerStartException($"the trainer {options.Trainer.File} could not be started ({error.Message.TrimEnd('.')})");
        }
        if (await IsReadyAsync(_trainer, options.TrainerStartLimit, cancellation)) return (_trainer, _ready!);
        var late = !_trainer.Events.Completion.IsCompleted;
        await _trainer.KillAsync();
        var why = late ? $"the trainer did not become ready within {options.TrainerStartLimit.TotalSeconds:0} seconds: {_trainer.ExitDescription}" : _trainer.ExitDescription;
        await EmptyAsync();
        throw new TrainerStartException(why);
    }

    /// <summary>The trainer has begun a run, and will say again when it is ready.</summary>
    /// <param name="device">Where it trains.</param>
    public void Occupy(string device) => (_ready, _device) = (null, device);

    /// <summary>Ends the trainer, if there is one; returns when none of its processes is left, and its GPU, if it had one, has its memory back.</summary>
    public async Task EmptyAsync()
    {
        if (_trainer is not { } trainer) return;
        (_trainer, _ready) = (null, null);
        await trainer.DisposeAsync();
        if (_device != "cpu" && !await _devices.GoneAsync(trainer.Id, options.GoneLimit)) LogStillOnDevice(logger, trainer.Id, _device, options.GoneLimit.TotalSeconds);
        _device = "cpu";
    }

    /// <summary>Ends the trainer for whoever uses it just now: that one hears its last words, or that it has ended.</summary>
    public Task EndTrainerAsync() => _trainer is { } trainer ? trainer.EndAsync() : Task.CompletedTask;

    public ValueTask DisposeAsync() => new(EmptyAsync());

    [LoggerMessage(LogLevel.Warning, "Trainer process {Process} has ended, but {Device} still knows it after {Seconds} seconds; its slot is used again all the same.")]
    private static partial void LogStillOnDevice(ILogger logger, int process, string device, double seconds);

    [LoggerMessage(LogLevel.Warning, "Trainer process {Process} of slot {Slot} waits for a run and has not answered for {Seconds} seconds; a new one takes its place.")]
    private static partial void LogNoAnswer(ILogger logger, int process, int slot, double seconds);

    /// <summary>One that has said that it is ready, at the end of its last run, is asked again: what it said then proves nothing now.</summary>
    private async Task<bool> AnswersAsync(TrainerProcess trainer, CancellationToken cancellation)
    {
        if (trainer.HasEnded) return false;
        var said = _ready is not null || await IsReadyAsync(trainer, options.AnswerLimit, cancellation);
        _ready = null;
        if (said && await trainer.SendAsync(new AskReady()) && await IsReadyAsync(trainer, options.AnswerLimit, cancellation)) return true;
        if (!trainer.HasEnded) LogNoAnswer(logger, trainer.Id, slot, options.AnswerLimit.TotalSeconds);
        return false;
    }

    private async Task<bool> IsReadyAsync(TrainerProcess trainer, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            while (await trainer.Events.WaitToReadAsync(both.Token))
                while (trainer.Events.TryRead(out var said))
                    if (said is TrainerReady ready)
                    {
                        _ready = ready;
                        return true;
                    }
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>No trainer could be had; the message says why, as a part of a sentence.</summary>
internal sealed class TrainerStartException(string message) : Exception(message);
