using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>Thousands of runs through one host: its memory, its pace, and what it leaves behind.</summary>
internal sealed class ManyRunsCommand : Command
{
    public const string Verb = "many-runs";

    /// <summary>What the resident memory may grow by from the second tenth of the runs to the last one.</summary>
    private const double MemoryTolerance = 0.15;

    /// <summary>What the pace may fall to.</summary>
    private const double PaceTolerance = 0.8;

    /// <summary>Pooled connections to the database come and go.</summary>
    private const int FileTolerance = 8;

    /// <summary>Below that many runs a tenth of them is too short for its pace and memory to tell anything.</summary>
    private const int FewestToTell = 5000;

    private readonly Option<int> _runs = new("--runs") { Description = "Runs of the sweep", DefaultValueFactory = _ => 10_000 };
    private readonly CommonOptions _common = new();

    public ManyRunsCommand()
        : base(Verb, "A sweep of a trainer that reports without training, through one host: memory, pace, files, ports, children.")
    {
        Add(_runs);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var sweep = new ScriptedSweep(parse.GetValue(_runs));
        var place = _common.Place(parse, Verb);
        var sheet = new TrialSheet(
            Verb, $"runs-{sweep.Runs}", $"{sweep.Runs} runs of a trainer that reports {ScriptedSweep.Epochs} epochs and trains nothing, two slots; one in twenty is killed once", $"{Verb} --runs {sweep.Runs}");
        await TrialAsync(sheet, place, sweep);
        return _common.Close(parse, sheet, place, _common.Program(parse)) ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, ScriptedSweep sweep)
    {
        await sweep.SubmitAsync(new ResultsFolder(place.Results));
        using var host = Launched.Start(
            place, "host.log", Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedHost"), [place.Results, Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedTrainer")]);
        var store = StoredRows.OfSqlite(place.Results);
        var uses = await FollowAsync(sheet, host, place, store, sweep.Runs);
        host.Signal(Signals.Terminate);
        await host.EndAsync(TimeSpan.FromMinutes(1));

        sheet.Broken(OnceOnly.Violations(store, sweep.Runs, ScriptedSweep.Epochs));
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(Leftovers.Files(place));
        Judge(sheet, uses, Pace(store, sweep.Runs));
    }

    /// <summary>What the host takes after each tenth of the runs.</summary>
    private static async Task<IReadOnlyList<HostUse>> FollowAsync(TrialSheet sheet, Launched host, Workplace place, StoredRows store, int runs)
    {
        var uses = new List<HostUse>();
        while (uses.Count < 10)
        {
            await Task.Delay(200);
            if (host.HasEnded) throw new InvalidOperationException($"The host ended with {host.ExitCode}; see {host.Log}.");
            var ended = store.OfOrNone("SELECT count(*) FROM runs WHERE state = 'completed'") is [var count] ? int.Parse(count) : 0;
            if (ended < runs * (uses.Count + 1) / 10) continue;
            uses.Add(HostUse.Of(host.Id, place, ended));
            sheet.Say($"{uses[^1]}");
        }
        return uses;
    }

    /// <summary>Runs a second of each tenth: the median of its tenths, by the times at which they ended.</summary>
    private static List<double> Pace(StoredRows store, int runs)
    {
        var ended = store.Of("SELECT ended_at FROM runs ORDER BY ended_at").Select(DateTimeOffset.Parse).ToList();
        var part = Math.Max(1, runs / 100);
        var paces = ended.Where((_, i) => i % part == 0).ToList() is var marks ? marks.Zip(marks.Skip(1), (a, b) => part / Math.Max(1e-3, (b - a).TotalSeconds)).ToList() : [];
        return [.. paces.Chunk(10).Select(tenth => tenth.Order().ElementAt(tenth.Length / 2))];
    }

    private static void Judge(TrialSheet sheet, IReadOnlyList<HostUse> uses, IReadOnlyList<double> pace)
    {
        var (early, last) = (uses[1], uses[^1]);
        foreach (var (use, i) in uses.Select((u, i) => (u, i))) sheet.Figure($"memory after {use.Runs}", use.ResidentBytes / 1e6, "MB");
        foreach (var (runs, i) in pace.Select((p, i) => (p, i))) sheet.Figure($"pace of tenth {i + 1}", runs, "runs/s");
        sheet.Figure("memory, last to second tenth", (double)last.ResidentBytes / early.ResidentBytes, "times");
        sheet.Figure("pace, last to second tenth", pace[^1] / pace[1], "times");
        sheet.Figure("open files, second and last tenth", early.OpenFiles, $"and {last.OpenFiles}");
        sheet.Figure("children", last.Children);
        sheet.Figure("listening ports", last.Ports);
        sheet.Figure("zombies", uses.Max(u => u.Zombies));
        sheet.Figure("temporary files and folders", last.TemporaryEntries);
        if (last.Runs >= FewestToTell && last.ResidentBytes > (1 + MemoryTolerance) * early.ResidentBytes)
            sheet.Broken($"The host's memory grew from {early.ResidentBytes / 1e6:0} to {last.ResidentBytes / 1e6:0} MB.");
        if (last.Runs >= FewestToTell && pace[^1] < PaceTolerance * pace[1]) sheet.Broken($"The pace fell from {pace[1]:0.0} to {pace[^1]:0.0} runs a second.");
        if (last.OpenFiles > early.OpenFiles + FileTolerance) sheet.Broken($"Open files grew from {early.OpenFiles} to {last.OpenFiles}.");
        if (last.Ports > early.Ports) sheet.Broken($"Listening ports grew from {early.Ports} to {last.Ports}.");
        if (uses.Any(u => u.Zombies > 0)) sheet.Broken($"There were {uses.Max(u => u.Zombies)} zombies.");
    }
}
