using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace RnnSweeps.EndToEnd.Support;

/// <summary>The built program, started as a person starts it. Its folder is that of the test; nothing of the network is asked.</summary>
public sealed class Rnn : IDisposable
{
    /// <summary>Far more than any start here takes; a program that hangs fails its test instead of hanging it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private Rnn(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Program { get; } = Metadata("Program");

    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    public int ProcessId => _process.Id;

    public string Error
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static Task<Ended> RunAsync(TemporaryFolder folder, params string[] arguments) => RunAsync(folder, [], arguments);

    public static async Task<Ended> RunAsync(TemporaryFolder folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var program = Start(folder, environment, arguments);
        return await program.EndAsync();
    }

    public static Rnn Start(TemporaryFolder folder, params string[] arguments) => Start(folder, [], arguments);

    /// <summary>It hears Ctrl+C also where the tests themselves do not, as in the background of a script.</summary>
    public static Rnn Start(TemporaryFolder folder, Dictionary<string, string> environment, params string[] arguments) =>
        new(Given(folder, environment, "env", ["--default-signal=INT", Program, .. arguments]));

    /// <summary>Starts it as a user of no rights, and waits for its end; the tests' own user must be root.</summary>
    public static async Task<Ended> RunAsNobodyAsync(TemporaryFolder folder, params string[] arguments)
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can start a program as another user.");
        using var program = new Rnn(Given(folder, [], "setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", Program, .. arguments]));
        return await program.EndAsync();
    }

    /// <summary>
    /// Starts it under a limit of the shell, such as <c>ulimit -f 64</c>. The runtime maps its code through a large file unless
    /// told not to, and would not start under such a limit.
    /// </summary>
    public static async Task<Ended> RunLimitedAsync(TemporaryFolder folder, string limit, params string[] arguments)
    {
        using var program = StartLimited(folder, limit, arguments);
        return await program.EndAsync();
    }

    /// <summary>The same, without waiting for its end.</summary>
    public static Rnn StartLimited(TemporaryFolder folder, string limit, params string[] arguments) => new(Given(
        folder, new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" },
        "env", ["--default-signal=INT", "/bin/bash", "-c", $"trap '' XFSZ; {limit}; exec \"$0\" \"$@\"", Program, .. arguments]));

    /// <summary>Starts it in a terminal of so many columns; what it says comes with its output, and its line ends are those of files.</summary>
    public static Task<Ended> RunInTerminalAsync(TemporaryFolder folder, int columns, params string[] arguments) => RunInTerminalAsync(folder, columns, 24, null, arguments);

    /// <param name="folder">Where.</param>
    /// <param name="columns">Of the terminal.</param>
    /// <param name="rows">Of the terminal.</param>
    /// <param name="until">When it is ended; null to wait for its own end.</param>
    /// <param name="arguments">Of the program.</param>
    public static async Task<Ended> RunInTerminalAsync(TemporaryFolder folder, int columns, int rows, TimeSpan? until, params string[] arguments)
    {
        var line = string.Join(' ', arguments.Prepend(Program).Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var limit = until is { TotalSeconds: var seconds } ? $"timeout --foreground -k 5 {seconds} " : "";
        using var program = new Rnn(Given(folder, new Dictionary<string, string> { ["TERM"] = "xterm" }, "script", ["-qec", $"stty cols {columns} rows {rows}; exec {limit}{line}", "/dev/null"]));
        var ended = await program.EndAsync();
        return ended with { Output = ended.Output.Replace("\r", "", StringComparison.Ordinal) };
    }

    /// <summary>The process that is started is the terminal; the program is its child.</summary>
    public static Rnn StartInTerminal(TemporaryFolder folder, int columns, params string[] arguments)
    {
        var line = string.Join(' ', arguments.Prepend(Program).Select(a => $"'{a}'"));
        return new Rnn(Given(folder, new Dictionary<string, string> { ["TERM"] = "xterm" }, "script", ["-qec", $"stty cols {columns}; exec {line}", "/dev/null"]));
    }

    public async Task<Ended> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return new Ended(_process.ExitCode, _output.ToString(), Error);
    }

    /// <summary>Waits until the program has said this on its standard error.</summary>
    public Task UntilSaidAsync(string part) => Eventually.TrueAsync(() => Error.Contains(part, StringComparison.Ordinal), () => $"never said '{part}':\n{Error}");

    public void Signal(int signal) => Signals.Send(_process.Id, signal);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static ProcessStartInfo Given(TemporaryFolder folder, Dictionary<string, string> environment, string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var name in (string[])["RNNSWEEPS_RESULTS", "RNNSWEEPS_CORPORA"]) start.Environment.Remove(name);
        start.Environment["XDG_CACHE_HOME"] = folder.File("cache");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    private static string Metadata(string key) =>
        typeof(Rnn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
