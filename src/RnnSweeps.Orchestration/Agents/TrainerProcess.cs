using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Security;

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

    private static readonly TimeSpan LookForGroup = TimeSpan.FromMilliseconds(20);

    /// <summary>The exit code of a process that signal 9 has ended.</summary>
    private const int Killed = 128 + 9;

    private readonly Process _process;
    private readonly TrainerLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<TrainerEvent> _events = Channel.CreateBounded<TrainerEvent>(new BoundedChannelOptions(WaitingEvents) { SingleWriter = true });
    private readonly OrchestrationOptions _options;
    private readonly Func<bool> _mayBeat;
    private readonly HostMemory _memory = new();
    private readonly ProcessGroup _group;
    private readonly Task _watching;
    private volatile bool _exited;
    private (long Before, long Latest) _memoryKills;
    private string? _fault;

    private TrainerProcess(Process process, string mark, OrchestrationOptions options, TrainerLog log, Func<bool> mayBeat, TimeProvider time, ILogger logger)
    {
        (_process, _group) = (process, ProcessGroup.Of(process.Id, mark));
        (_options, _log, _mayBeat, _time, _logger) = (options, log, mayBeat, time, logger);
        _memoryKills = (_memory.Kills(), _memory.Kills());
        Id = process.Id;
        _watching = WatchAsync();
    }

    public int Id { get; }

    /// <summary>What it says, until it has ended and everything was said.</summary>
    public ChannelReader<TrainerEvent> Events => _events.Reader;

    public bool HasEnded => _exited;

    /// <summary>True if it was ended because it read nothing of its input.</summary>
    public bool ReadNothing { get; private set; }

    /// <summary>Of it and all that it has started, bytes.</summary>
    public long ResidentBytes => _group.ResidentBytes;

    /// <summary>What the store has of its run for good, told with each heartbeat: so much need not be remembered for telling it again.</summary>
    public StoredEpochs? Stored { get; set; }

    /// <summary>True if it has ended because the kernel had no memory for it.</summary>
    public bool RanOutOfMemory { get; private set; }

    /// <param name="mayBeat">Asked before each heartbeat: false withholds it, and the trainer ends after its time to live.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static TrainerProcess Start(OrchestrationOptions options, int threads, TrainerLog log, TimeProvider time, ILogger logger, Func<bool>? mayBeat = null)
    {
        var start = new ProcessStartInfo(options.Trainer.File, options.Trainer.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        Secrets.RemoveFrom(start.Environment);
        foreach (var (name, value) in options.Trainer.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        foreach (var (name, value) in TrainerCommandLine.Surroundings(threads)) start.Environment[name] = value;
        start.Environment[TrainerCommandLine.TimeToLiveVariable] = $"{options.TrainerTimeToLive.TotalSeconds}";
        var mark = Guid.NewGuid().ToString("N");
        start.Environment[ProcessGroup.MarkVariable] = mark;
        log.ForgetTail();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{options.Trainer.File} could not be started.");
        OutOfMemoryPreference.Prefer(process.Id);
        LogStarted(logger, process.Id, log.Path);
        return new TrainerProcess(process, mark, options, log, mayBeat ?? (() => true), time, logger);
    }

    /// <summary>
    /// False if it can hear no more; then its events end soon. One that reads nothing for <see cref="OrchestrationOptions.AnswerLimit"/>
    /// is ended: nobody waits for it, and nothing is kept for it.
    /// </summary>
    public async Task<bool> SendAsync(TrainerCommand command)
    {
        using var limit = new CancellationTokenSource(_options.AnswerLimit, _time);
        try
        {
            await _oneWriter.WaitAsync(limit.Token);
            // A write into a full pipe cannot be broken off; it ends with the process that does not read.
            return await Task.Run(() => WriteAsync(Encoding.UTF8.GetBytes(Json.Write(command) + "\n"))).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            if (!_exited) LogReadsNothing(_logger, Id, _options.AnswerLimit.TotalSeconds);
            (ReadNothing, _fault) = (true, string.Create(CultureInfo.InvariantCulture, $"was ended because it read nothing of its input for {_options.AnswerLimit.TotalSeconds:0.#} seconds"));
            Kill();
            return false;
        }
    }

    /// <summary>To be called by whoever is the one writer; lets the next one write when it ends.</summary>
    private async Task<bool> WriteAsync(byte[] line)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(line);
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

    /// <summary>
    /// Ends it and all that it has started with signal 9; returns when nothing of that is left, or after
    /// <see cref="OrchestrationOptions.GoneLimit"/>, because what the kernel itself holds back cannot be waited for without end.
    /// </summary>
    public async Task KillAsync()
    {
        Kill();
        _ = await Task.WhenAny(_watching, Task.Delay(_options.GoneLimit + LastOutput, _time));
    }

    /// <summary>"trainer process 17 was killed by signal 9 (…)", once it has ended.</summary>
    public string ExitDescription
    {
        get
        {
            var how = _fault ?? HowItEnded(_process.ExitCode, RanOutOfMemory);
            var words = _log.LastWords;
            return $"trainer process {Id} {how}{(words.Length == 0 ? "" : $"; its last words: {words}")}";
        }
    }

    /// <summary>Closes its input and, if it does not obey within a second, kills it; returns when it is gone.</summary>
    public async Task EndAsync()
    {
        var closing = Task.Run(CloseInput);
        _ = await Task.WhenAny(_watching, Task.Delay(TimeSpan.FromSeconds(1), _time));
        await KillAsync();
        _ = await Task.WhenAny(closing, Task.Delay(LastOutput, _time));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        // What the kernel holds back is watched on, by whoever holds these.
        if (!_watching.IsCompleted) return;
        // A process that is disposed leaves open what somebody has read from.
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
        _oneWriter.Dispose();
        _ended.Dispose();
    }

    internal static string HowItEnded(int exitCode, bool ranOutOfMemory = false) => exitCode switch
    {
        Killed when ranOutOfMemory => "was killed by the system, because memory had run out",
        Killed => "was killed by signal 9 (not by the system for want of memory, as far as it counts that)",
        > 128 and < 160 => $"was killed by signal {exitCode - 128}",
        _ => $"exited with code {exitCode} without a word about its run",
    };

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // What was still to be written is of no use to a process that has ended.
        }
    }

    private void Kill()
    {
        if (OperatingSystem.IsLinux())
        {
            _group.Kill();
            return;
        }
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
