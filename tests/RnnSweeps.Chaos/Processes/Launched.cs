using System.Diagnostics;

namespace RnnSweeps.Chaos.Processes;

/// <summary>A process of a trial: the program under test, or a server. What it says is appended to a file.</summary>
internal sealed class Launched : IDisposable
{
    private readonly Process _process;
    private readonly Task _ended;
    private bool _disposed;

    private Launched(Process process, string log)
    {
        _process = process;
        Log = log;
        _ended = EndAsync();
    }

    public int Id => _process.Id;

    public string Log { get; }

    public bool HasEnded => _disposed || _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <param name="log">Name of the file in the workplace with its standard output and error.</param>
    public static Launched Start(Workplace place, string log, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = place.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("RNNSWEEPS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in place.Environment) start.Environment[name] = value;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new Launched(Process.Start(start)!, place.File(log));
    }

    /// <summary>Waits for the end and everything it said.</summary>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        await _ended.WaitAsync(patience);
        return _process.ExitCode;
    }

    public string Said => File.Exists(Log) ? File.ReadAllText(Log) : "";

    public void Signal(int signal) => Signals.Send(Id, signal);

    public void Dispose()
    {
        if (!HasEnded) Signals.Send(Id, Signals.Kill);
        _disposed = true;
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(AppendAsync(_process.StandardOutput), AppendAsync(_process.StandardError));
        await _process.WaitForExitAsync();
    }

    private async Task AppendAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
            lock (_process) File.AppendAllText(Log, line + "\n");
    }
}
