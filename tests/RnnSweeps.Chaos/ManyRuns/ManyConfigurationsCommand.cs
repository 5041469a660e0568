using System.CommandLine;
using System.Diagnostics;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>Thousands of configurations that are decided about, a search, and what people ask of such sweeps: does anybody wait for the scheduler?</summary>
internal sealed class ManyConfigurationsCommand : Command
{
    public const string Verb = "many-configurations";

    /// <summary>Seconds within which every free slot must have its answer.</summary>
    private const double LongestPull = 0.25;

    /// <summary>A host that has just begun compiles what it runs; its answers are told by themselves, and not judged.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(10);

    /// <summary>What the database may take for a configuration, its decisions, attempts and epochs.</summary>
    private const int BytesOfConfiguration = 5000;

    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private readonly Option<int> _configurations = new("--configurations") { Description = "Configurations of the large sweeps, by 100", DefaultValueFactory = _ => 10_000 };
    private readonly CommonOptions _common = new();

    public ManyConfigurationsCommand()
        : base(Verb, "Sweeps of very many configurations through one host: the scheduler's longest answer, the database, memory, and a cancel beside another sweep.")
    {
        Add(_configurations);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var sweeps = new ManyConfigurations(parse.GetValue(_configurations));
        var place = _common.Place(parse, Verb);
        var sheet = new TrialSheet(
            Verb, $"configurations-{sweeps.Configurations}",
            $"{sweeps.Configurations} configurations of {ManyConfigurations.Epochs} epochs under hyperband, a bayes search and a third sweep, two slots, a trainer that reports and trains nothing; "
            + $"then a sweep of as many with {100 * (sweeps.Configurations - ManyConfigurations.Left)} rows of epochs is paused, resumed and cancelled beside the third",
            $"{Verb} --configurations {sweeps.Configurations}");
        await DecideAsync(sheet, place, sweeps);
        await SteerAsync(sheet, place, sweeps, _common.Program(parse));
        return _common.Close(parse, sheet, place, _common.Program(parse)) ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task DecideAsync(TrialSheet sheet, Workplace place, ManyConfigurations sweeps)
    {
        var (folder, store, pulls) = (new ResultsFolder(place.Results), StoredRows.OfSqlite(place.Results), new Pulls(place.File("pulls.txt")));
        foreach (var yaml in (string[])[sweeps.HalvedYaml, sweeps.SearchYaml, sweeps.BesideYaml]) await ManyConfigurations.SubmitAsync(folder, yaml);
        var began = DateTime.UtcNow;
        using (var host = Start(place, pulls))
        {
            var memory = await FollowAsync(sheet, host, store, ManyConfigurations.Halved);
            sheet.Figure("hyperband took", (DateTime.UtcNow - began).TotalSeconds, "s");
            sheet.Figure("memory at the end of hyperband", HostUse.Resident(host.Id) / 1e6, "MB");
            sheet.Figure("memory at most", memory / 1e6, "MB");
            host.Signal(Signals.Terminate);
            await host.EndAsync(TimeSpan.FromMinutes(2));
        }
        Judge(sheet, "while it is decided", pulls.Between(began + Beginning, DateTime.UtcNow));
        if (pulls.Between(began, began + Beginning) is { Count: > 0 } first) sheet.Figure("longest answer in a host's first ten seconds", 1000 * first[^1], "ms");
        foreach (var line in store.Of("SELECT kind, count(*) FROM decisions WHERE rule = 'hyperband' GROUP BY kind")) sheet.Figure($"decisions to {line.Split('|')[0]}", double.Parse(line.Split('|')[1]));
        sheet.Figure("configurations proposed", store.Number("SELECT count(*) FROM decisions WHERE rule = 'bayes'"));
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("what decisions saw", store.Number("SELECT coalesce(sum(length(seen)), 0) FROM decisions") / 1e6, "MB");
        sheet.Figure("decisions in the database", TableSize.Of(folder.Database, "decisions", place.File("copy.db")) / 1e6, "MB");
        var size = new FileInfo(folder.Database).Length;
        sheet.Figure("database", size / 1e6, "MB");
        if (size > (long)BytesOfConfiguration * sweeps.Configurations && sweeps.Configurations >= 10_000) sheet.Broken($"The database has {size / 1e6:0} MB.");
        if (store.Of("SELECT state, count(*) FROM runs WHERE sweep_id LIKE 'halved%' AND state NOT IN ('completed', 'stopped') GROUP BY state") is { Count: > 0 } others)
            sheet.Broken($"Runs under hyperband ended as {string.Join(", ", others)}.");
    }

    private static async Task SteerAsync(TrialSheet sheet, Workplace place, ManyConfigurations sweeps, string program)
    {
        var (folder, store, pulls) = (new ResultsFolder(place.Results), StoredRows.OfSqlite(place.Results), new Pulls(place.File("pulls-2.txt")));
        var full = (await sweeps.SubmitFullAsync(folder)).ToString();
        sheet.Figure("rows of epochs of the full sweep", store.Number($"SELECT count(*) FROM epochs WHERE run_id LIKE '{full}/%'"));
        using var host = Start(place, pulls);
        await UntilAsync(host, () => store.CountOrNone($"SELECT 1 FROM runs WHERE sweep_id = '{full}' AND state = 'running'") > 0, "the full sweep's first run");
        await Task.Delay(Beginning);
        var began = DateTime.UtcNow;
        foreach (var verb in (string[])["pause", "resume", "cancel"])
        {
            var (code, took, said) = await AskAsync(place, program, verb, full);
            sheet.Figure($"{verb} took", took.TotalSeconds, "s");
            if (code != 0) sheet.Broken($"'{verb} {full}' ended with {code}: {said}");
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        var ended = DateTime.UtcNow;
        Judge(sheet, "while people ask", pulls.Between(began, ended));
        var starts = store.Of($"SELECT started_at FROM attempts WHERE run_id LIKE 'beside%' AND started_at >= '{began:O}' AND started_at <= '{ended:O}' ORDER BY started_at").Select(DateTimeOffset.Parse).ToList();
        var pauses = starts.Zip(starts.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        sheet.Figure("runs of the third sweep begun meanwhile", starts.Count);
        if (starts.Count > 1) sheet.Figure("longest time without a new one", pauses.Max(), "s");
        else sheet.Broken("The third sweep did not go on.");
        sheet.Figure("memory after the cancel", HostUse.Resident(host.Id) / 1e6, "MB");
        host.Signal(Signals.Terminate);
        await host.EndAsync(TimeSpan.FromMinutes(2));
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
    }

    private static void Judge(TrialSheet sheet, string when, IReadOnlyList<double> pulls)
    {
        sheet.Figure($"answers of the scheduler {when}", pulls.Count);
        if (pulls.Count == 0) return;
        sheet.Figure($"median answer {when}", 1000 * pulls[pulls.Count / 2], "ms");
        sheet.Figure($"longest answer {when}", 1000 * pulls[^1], "ms");
        if (pulls[^1] > LongestPull) sheet.Broken($"A slot waited {pulls[^1]:0.00} s for the scheduler {when}.");
    }

    private static async Task<long> FollowAsync(TrialSheet sheet, Launched host, StoredRows store, string sweep)
    {
        var (most, next) = (0L, DateTime.UtcNow);
        await UntilAsync(host, () =>
        {
            most = Math.Max(most, HostUse.Resident(host.Id));
            if (DateTime.UtcNow >= next)
            {
                next += TimeSpan.FromSeconds(20);
                sheet.Say($"{string.Join(", ", store.OfOrNone($"SELECT state, count(*) FROM runs WHERE sweep_id LIKE '{sweep}%' GROUP BY state"))}; {most / 1e6:0} MB at most");
            }
            return store.CountOrNone($"SELECT 1 FROM sweeps WHERE id LIKE '{sweep}%' AND state = 'completed'") > 0;
        }, $"the end of {sweep}");
        return most;
    }

    private static async Task UntilAsync(Launched host, Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (host.HasEnded) throw new InvalidOperationException($"The host ended with {host.ExitCode}; see {host.Log}.");
            if (waited.Elapsed > Limit) throw new TimeoutException($"No {what} within {Limit}.");
            await Task.Delay(500);
        }
    }

    private static Launched Start(Workplace place, Pulls pulls) => Launched.Start(
        place, "host.log", Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedHost"), [place.Results, Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedTrainer")],
        (Pulls.Variable, pulls.File));

    private static async Task<(int Code, TimeSpan Took, string Said)> AskAsync(Workplace place, string program, string verb, string sweep)
    {
        var watch = Stopwatch.StartNew();
        using var asked = Launched.Start(place, $"{verb}.log", program, [verb, sweep, "--results", place.Results]);
        return (await asked.EndAsync(TimeSpan.FromMinutes(10)), watch.Elapsed, asked.Said);
    }
}
