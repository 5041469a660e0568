using System.Text.Json;
using System.Threading.Channels;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Trainers;

/// <summary>
/// The trainer process between its input and its output: one <see cref="TrainerCommand"/> a line in, one
/// <see cref="TrainerEvent"/> a line out. It says ready, trains one run after the other, and ends when its input ends or
/// no heartbeat was heard for the time to live; the run of that moment leaves a checkpoint of its last whole epoch.
/// </summary>
public sealed class TrainerLoop(TextReader input, TextWriter output, TimeProvider time, TrainerOptions options)
{
    /// <summary>The exit code when no heartbeat was heard for the time to live; the end of input gives 0.</summary>
    public const int Silence = 1;

    private readonly Lock _speaking = new();
    private readonly Channel<TrainerCommand> _commands = Channel.CreateUnbounded<TrainerCommand>();
    private volatile RunThread? _run;
    private volatile bool _ending;

    /// <exception cref="InvalidDataException">A line is no command.</exception>
    /// <exception cref="OperationCanceledException">The cancellation was asked for; the run has been ended as at the end of input.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        TorchRuntime.Start(threads: 1);
        SayReady();
        using var heartbeats = new HeartbeatMonitor(options.TimeToLive, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(heartbeats.Silent, cancellation);
        new Thread(() => ReadCommands(heartbeats)) { IsBackground = true, Name = "commands", Priority = ThreadPriority.Highest }.Start();
        try
        {
            await foreach (var command in _commands.Reader.ReadAllAsync(end.Token)) Obey(command);
            return 0;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Silence;
        }
        finally
        {
            await EndRunAsync();
        }
    }

    private void SayReady()
    {
        if (!_ending) Say(new TrainerReady(TorchRuntime.Devices(), TorchRuntime.Versions()));
    }

    private void Obey(TrainerCommand command)
    {
        switch (command)
        {
            case TrainRun { Specification: var spec } when _run is { Ended.IsCompleted: false }:
                Say(new RunFailed(spec.Run, spec.Attempt, FailureKind.Crashed, $"This trainer is still training {_run.Run}.", null));
                break;
            case TrainRun { Specification: var spec }:
                _run?.Dispose();
                _run = RunThread.Start(spec, Say, SayReady, time);
                break;
            case StopRun stop when _run is { Ended.IsCompleted: false } && _run.Run == stop.Run:
                _run.Stop();
                break;
            case StopRun:
                break;
            case AskReady:
                if (_run is null or { Ended.IsCompleted: true }) SayReady();
                break;
            default:
                throw new InvalidOperationException($"Unknown command {command}.");
        }
    }

    /// <summary>On a thread of its own, because reading a console or a pipe cannot be broken off.</summary>
    private void ReadCommands(HeartbeatMonitor heartbeats)
    {
        Exception? fault = null;
        try
        {
            while (input.ReadLine() is { } line)
            {
                var command = Parse(line);
                if (command is Heartbeat beat)
                {
                    heartbeats.Heard(beat.SentAt);
                    if (beat.Stored is { } stored && _run is { } run && run.Run == stored.Run) run.Stored(stored.Epoch);
                }
                else _commands.Writer.TryWrite(command);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A broken pipe is the end of input.
        }
        catch (InvalidDataException e)
        {
            fault = e;
        }

        _commands.Writer.TryComplete(fault);
    }

    private static TrainerCommand Parse(string line)
    {
        try
        {
            return Json.Read<TrainerCommand>(line);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or FormatException)
        {
            throw new InvalidDataException($"A trainer takes one command a line as JSON, found '{line}': {e.Message}", e);
        }
    }

    private async Task EndRunAsync()
    {
        _ending = true;
        if (_run is null) return;
        _run.Stop();
        try
        {
            await _run.Ended.WaitAsync(options.TimeToEnd, time);
            _run.Dispose();
        }
        catch (TimeoutException)
        {
            // It is in the middle of something longer: the process ends all the same, and the checkpoint before counts.
        }
    }

    private void Say(TrainerEvent told)
    {
        lock (_speaking)
        {
            try
            {
                output.WriteLine(Json.Write(told));
                output.Flush();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                _commands.Writer.TryComplete(); // nobody listens any more: as good as the end of input
            }
        }
    }
}
