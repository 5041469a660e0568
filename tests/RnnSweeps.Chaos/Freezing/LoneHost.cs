using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>One host on one machine, which serves its folder without end.</summary>
internal sealed class LoneHost(Workplace place, int slots, string program) : IHosts, IServingHost
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2), SubmitLimit = TimeSpan.FromMinutes(2);

    private Launched? _process;

    public IReadOnlyList<IServingHost> All => [this];

    public int Slots => slots;

    public StoredRows Store { get; } = StoredRows.OfSqlite(place.Results);

    public string Name => "the host";

    public int Id => _process!.Id;

    public bool Lives => _process is { HasEnded: false };

    public string Log => place.File("host.log");

    public void Start() => _process = Launched.Start(place, "host.log", program, ["serve", "--results", "results", "--slots", $"{slots}"]);

    public async Task<IReadOnlyList<RunningProcess>> KillAsync()
    {
        var trainers = Trainers();
        _process!.Signal(Signals.Kill);
        await _process.EndAsync(TimeSpan.FromMinutes(1));
        _process.Dispose();
        return trainers;
    }

    public IReadOnlyList<RunningProcess> Trainers() => [.. place.Mark.Trainers().Where(t => t.Parent == Id)];

    public async Task<IReadOnlyList<string>> WholeAsync()
    {
        for (var until = DateTime.UtcNow + StartLimit; DateTime.UtcNow < until; await Task.Delay(200))
            if (Said(".host.json").Contains($"{Id}", StringComparison.Ordinal)) return [];
        return [$"The host does not say that it serves; see {Log}."];
    }

    public async Task SubmitAsync(string file)
    {
        using var submit = Launched.Start(place, "commands.log", program, ["submit", file, "--results", "results"]);
        var code = await submit.EndAsync(SubmitLimit);
        if (code != 0) throw new InvalidOperationException($"rnnsweeps submit ended with {code}; see {submit.Log}.");
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What a file of the results folder holds; nothing while it is being replaced.</summary>
    private string Said(string file) => Path.Combine(place.Results, file) is var path && File.Exists(path) ? File.ReadAllText(path) : "";
}
