using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// One trainer: a child process that is told commands and says events, a JSON line each. It is told every second that
/// somebody still wants it; its input closes when this process ends, however it ends, and then the trainer ends too.
/// </summary>
internal sealed partial class TrainerProcess : IAsyncDisposable
{
    /// <summary>The longest line of a trainer: a sample may have 100,000 characters of up to 6 bytes in JSON.</summary>
    private const int LongestLine = 4 << 20;

    /// <summary>Events that wait to be stored; a trainer that is further ahead waits in its next write.</summary>
    private const int WaitingEvents = 256;

    /// <summary>How long the output of a process that has ended may take to be read, where a child of its own holds it open.</summary>
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly TrainerLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<TrainerEvent> _events = Channel.CreateBounded<TrainerEvent>(new BoundedChannelOptions(WaitingEvents) { SingleWriter = true });
    private readonly Task _watching;
    private string? _fault;

    private TrainerProcess(Process process, TrainerLog log, TimeSpan heartbeat, Func<bool> mayBeat, TimeProvider time, ILogger logger)
    {
        _process = process;
        (_log, _time, _logger) = (log, time, logger);
        Id = process.Id;
        _watching = WatchAsync(heartbeat, mayBeat);
    }

    public int Id { get; }

    /// <summary>What it says, until it has ended and everything was said.</summary>
    public ChannelReader<TrainerEvent> Events => _events.Reader;

    public bool HasEnded => _watching.IsCompleted;

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static TrainerProcess Start(OrchestrationOptions options, int threads, TrainerLog log, Func<bool> mayBeat, TimeProvider time, ILogger logger)
    {
        var start = new ProcessStartInfo(options.Trainer.File, options.Trainer.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in options.Trainer.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        // What makes matrix products on a GPU repeatable; it must be set before the library loads.
        start.Environment["CUBLAS_WORKSPACE_CONFIG"] = ":4096:2";
        start.Environment[TrainerCommandLine.TimeToLiveVariable] = $"{options.TrainerTimeToLive.TotalSeconds}";
        log.ForgetTail();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{options.Trainer.File} could not be started.");
        LogStarted(logger, process.Id, log.Path);
        return new TrainerProcess(process, log, options.Heartbeat, mayBeat, time, logger);
    }

    /// <summary>False if it can hear no more; then its events end soon.</summary>
    public async Task<bool> SendAsync(TrainerCommand command)
    {
        await _oneWriter.WaitAsync();
        try
        {
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(Encoding.UTF8.GetBytes(Json.Write(command) + "\n"));
            await input.FlushAsync();
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>Ends it and all its children with signal 9; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _watching;
    }

    /// <summary>"trainer process 17 was killed by signal 9 (…)", once it has ended.</summary>
    public string Epitaph
    {
        get
        {
            var how = _fault ?? HowItEnded(_process.ExitCode);
            var words = _log.LastWords;
            return $"trainer process {Id} {how}{(words.Length == 0 ? "" : $"; its last words: {words}")}";
        }
    }

    /// <summary>Closes its input and, if it does not obey within a second, kills it; returns when it is gone.</summary>
    public async Task EndAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // What was still to be written is of no use to a process that has ended.
        }
        _ = await Task.WhenAny(_watching, Task.Delay(TimeSpan.FromSeconds(1), _time));
        await KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
        _oneWriter.Dispose();
        _ended.Dispose();
    }

    internal static string HowItEnded(int exitCode) => exitCode switch
    {
        137 => "was killed by signal 9 (the system does so when memory runs out)",
        > 128 and < 160 => $"was killed by signal {exitCode - 128}",
        _ => $"exited with code {exitCode} without a word about its run",
    };

    private async Task WatchAsync(TimeSpan heartbeat, Func<bool> mayBeat)
    {
        var output = Task.Run(ReadEventsAsync);
        var errors = Task.Run(ReadErrorsAsync);
        var heart = Task.Run(() => BeatAsync(heartbeat, mayBeat));
        await _process.WaitForExitAsync();
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(LastOutput, _time));
        await _ended.CancelAsync();
        LogEnded(_logger, Id, _process.ExitCode);
        _events.Writer.TryComplete();
        await heart;
    }

    private async Task ReadEventsAsync()
    {
        try
        {
            await foreach (var line in BoundedLines.ReadAsync(_process.StandardOutput.BaseStream, LongestLine, _ended.Token))
                if (Parse(line) is { } said) await _events.Writer.WriteAsync(said, _ended.Token);
        }
        catch (InvalidDataException error)
        {
            _fault = $"was ended because {error.Message}";
            Kill();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ChannelClosedException)
        {
            // The process has ended, and what it had to say was said.
        }
    }

    /// <summary>Null for a line that is no event: a library's own words, which belong into the log.</summary>
    private TrainerEvent? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainerEvent>(line, Json.Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or FormatException or ArgumentException)
        {
            _log.Append([.. "stdout: "u8, .. line, (byte)'\n']);
            return null;
        }
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await _process.StandardError.BaseStream.ReadAsync(buffer, _ended.Token) is > 0 and var n) _log.Append(buffer.AsSpan(0, n));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private async Task BeatAsync(TimeSpan interval, Func<bool> mayBeat)
    {
        using var timer = new PeriodicTimer(interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token) && (!mayBeat() || await SendAsync(new Heartbeat()))) { }
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended already, or a child of its own cannot be ended.
        }
    }
}
