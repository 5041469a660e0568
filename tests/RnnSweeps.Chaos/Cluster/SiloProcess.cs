using RnnSweeps.Chaos.Freezing;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>One silo: <c>rnnsweeps serve --store …</c> in its own network namespace, killed, cut off and started again.</summary>
/// <param name="number">From 0.</param>
/// <param name="slots">Runs that it trains at the same time.</param>
internal sealed class SiloProcess(int number, int slots, Workplace place, SiloNetwork network, IReadOnlyList<(string Name, string Value)> environment, string program) : IServingHost, IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    /// <summary>Between what it said in one life and in the next.</summary>
    private const string Gone = "--- gone\n";

    private Launched? _process;
    private string? _security;

    /// <summary>The folder with its certificate, authority and tokens; at first that of all.</summary>
    public string Security
    {
        get => _security ?? place.File("security");
        set => _security = value;
    }

    /// <summary>What it is started from.</summary>
    public string Program { get; set; } = program;

    public int Number => number;

    public string Name => $"silo-{number}";

    /// <summary>How an attempt's owner begins.</summary>
    public string Address => network.AddressOf(number);

    public bool Lives => _process is { HasEnded: false };

    public int Id => _process!.Id;

    public string Log => place.File($"{Name}.log");

    public bool IsConnected { get; private set; } = true;

    public void Start()
    {
        string[] arguments =
        [
            "serve", "--results", place.Results, "--slots", $"{slots}", "--name", Name, "--advertise", Address,
            "--certificate", Path.Combine(Security, "silo.pem"), "--certificate-key", Path.Combine(Security, "silo.key"),
            "--certificate-authority", Path.Combine(Security, "authority.pem"), "--tokens", Path.Combine(Security, "tokens"),
        ];
        var line = network.In(number, Program, arguments);
        _process = Launched.Start(place, $"{Name}.log", line[0], line.Skip(1), [.. environment]);
    }

    /// <summary>Waits until it has joined, however often it joined before.</summary>
    public async Task JoinedAsync()
    {
        var until = DateTime.UtcNow + StartLimit;
        while (!Said.Contains("Ctrl+C ends", StringComparison.Ordinal))
        {
            if (!Lives) throw new InvalidOperationException($"{Name} ended by itself; see {Log}.");
            if (DateTime.UtcNow > until) throw new InvalidOperationException($"{Name} has not joined within {StartLimit.TotalSeconds:0} s; see {Log}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it with signal 9, its trainers not; answers those.</summary>
    public async Task<IReadOnlyList<RunningProcess>> KillAsync()
    {
        var trainers = Trainers();
        _process!.Signal(Signals.Kill);
        await _process.EndAsync(TimeSpan.FromMinutes(1));
        _process.Dispose();
        File.AppendAllText(Log, Gone);
        return trainers;
    }

    /// <summary>Tells it to end in good order; answers its exit code.</summary>
    public async Task<int> LeaveAsync()
    {
        _process!.Signal(Signals.Terminate);
        var code = await _process.EndAsync(TimeSpan.FromMinutes(2));
        _process.Dispose();
        File.AppendAllText(Log, Gone);
        return code;
    }

    public async Task ConnectAsync(bool connected)
    {
        await network.ConnectAsync(number, connected);
        IsConnected = connected;
    }

    public IReadOnlyList<RunningProcess> Trainers() => [.. place.Mark.Trainers().Where(t => t.Parent == Id)];

    public void Dispose() => _process?.Dispose();

    /// <summary>Since its last start.</summary>
    private string Said => File.Exists(Log) ? File.ReadAllText(Log) is var all && all.LastIndexOf(Gone, StringComparison.Ordinal) is var killed and >= 0 ? all[killed..] : all : "";
}
