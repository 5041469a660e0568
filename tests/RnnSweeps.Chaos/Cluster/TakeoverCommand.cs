using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>How long the runs of a killed silo wait until they train again elsewhere.</summary>
internal sealed class TakeoverCommand : Command
{
    public const string Verb = "takeover";

    /// <summary>The promise, with default settings.</summary>
    private const double Limit = 20;

    private readonly Option<int> _kills = new("--kills") { Description = "Silos that are killed, one after the other", HelpName = "N", DefaultValueFactory = _ => 15 };
    private readonly CommonOptions _common = new();

    public TakeoverCommand()
        : base(Verb, "Silos of a cluster of three are killed with signal 9, and the time is taken until each of their runs has trained an epoch elsewhere.")
    {
        Add(_kills);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (kills, program) = (parse.GetValue(_kills), _common.Program(parse));
        var place = _common.Place(parse, Verb);
        var sheet = new TrialSheet(
            Verb, "kill", $"{kills} times a silo of three gets signal 9, with default settings; from then to the first new epoch of each of its runs elsewhere", $"{Verb} --kills {kills}");
        await TrialAsync(sheet, place, kills, program);
        return _common.Close(parse, sheet, place, program) ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, int kills, string program)
    {
        await using var cluster = await SiloCluster.StartAsync(place, slots: 2, program);
        await cluster.SubmitAsync(Yaml);
        var (random, waits) = (new Random(1), new List<double>());
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5 + 5 * random.NextDouble()));
            waits.AddRange(await KillOneAsync(sheet, cluster));
        }
        await cluster.RunAsync("cancel", "takeover", "--results", place.Results);
        waits.Sort();
        sheet.Figure("silos killed", kills);
        sheet.Figure("runs taken over", waits.Count);
        sheet.Figure("shortest", waits[0], "s");
        sheet.Figure("median", (waits[(waits.Count - 1) / 2] + waits[waits.Count / 2]) / 2, "s");
        sheet.Figure("worst", waits[^1], "s");
        if (waits[^1] >= Limit) sheet.Broken($"A run waited {waits[^1]:0.0} s; promised are less than {Limit:0} s.");
    }

    /// <summary>Kills the silo with the most runs; answers the seconds of each of them.</summary>
    private static async Task<IReadOnlyList<double>> KillOneAsync(TrialSheet sheet, SiloCluster cluster)
    {
        var silo = cluster.Silos.MaxBy(s => Running(cluster, s).Count)!;
        var runs = Running(cluster, silo);
        var killed = DateTime.UtcNow;
        await silo.KillAsync();
        var waits = new Dictionary<string, double>();
        while (waits.Count < runs.Count && DateTime.UtcNow - killed < TimeSpan.FromMinutes(2))
        {
            foreach (var (run, attempt) in runs.Where(r => !waits.ContainsKey(r.Run)))
                if (cluster.Store.OfOrNone($"""
                    SELECT 1 FROM attempts a JOIN epochs e ON e.run_id = a.run_id AND e.attempt = a.attempt
                    WHERE a.run_id = '{run}' AND a.attempt > {attempt} AND e.epoch > a.from_epoch LIMIT 1
                    """).Count > 0) waits[run] = (DateTime.UtcNow - killed).TotalSeconds;
            await Task.Delay(50);
        }
        foreach (var (run, _) in runs.Where(r => !waits.ContainsKey(r.Run))) sheet.Broken($"{run} did not go on after {silo.Name} was killed.");
        sheet.Say($"{silo.Name} killed: {string.Join(", ", waits.Select(w => $"{w.Key} after {w.Value:0.0} s"))}");
        silo.Start();
        await silo.JoinedAsync();
        return [.. waits.Values];
    }

    private static List<(string Run, int Attempt)> Running(SiloCluster cluster, SiloProcess silo) =>
        [.. cluster.Store.Of($"""
            SELECT r.id, r.attempt FROM runs r JOIN attempts a ON a.run_id = r.id AND a.attempt = r.attempt
            WHERE r.state = 'running' AND a.owner LIKE '%{silo.Address}:%' AND a.from_epoch IS NOT NULL
            """).Select(row => row.Split('|')).Select(p => (p[0], int.Parse(p[1])))];

    /// <summary>Three runs that outlast the trial; with two slots a silo, the rest of the cluster has room for those of a dead one.</summary>
    private static string Yaml => """
        name: takeover
        retries: 1000
        parameters:
          cell: gru
          layers: 1
          corpus: lamplighter
          hidden: 16
          lr: 0.01
          steps: 16
          batch: 32
          train_windows: 1024
          val_windows: 64
          epochs: 1000000
          checkpoint_every: 5
        seeds: [0, 1, 2]
        """;
}
