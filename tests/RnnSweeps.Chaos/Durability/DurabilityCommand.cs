using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Faults;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Chaos.Durability;

/// <summary>Unequal durability: database and files of a results folder fall back independently of each other.</summary>
internal sealed class DurabilityCommand : Command
{
    public const string Verb = "durability";

    /// <summary>Runs that are trained again at the end.</summary>
    private const int Reproduced = 3;

    private readonly SeriesOptions _series = new();
    private readonly CommonOptions _common = new();

    public DurabilityCommand()
        : base(Verb, "A sweep of 1,000 epochs a run whose power fails every few seconds, on a disk where the database then falls back to one earlier moment and all other files to another.")
    {
        _series.AddTo(this);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (sweep, duration, program) = (new ThousandEpochs(_series.Sweep(parse).Runs), _series.Duration(parse), _common.Program(parse));
        var quiet = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await UndisturbedThousands.TrainAsync(sweep, quiet, program);
        Console.Error.WriteLine($"Undisturbed, {sweep.Runs} runs took {undisturbed.Took.TotalSeconds:0} s.");
        var holds = true;
        foreach (var seed in _series.Seeds(parse))
        {
            var place = _common.Place(parse, $"{Verb}-seed-{seed}");
            var sheet = new TrialSheet(
                Verb, $"seed-{seed}",
                $"{sweep.Runs} runs of {ThousandEpochs.Epochs} epochs; 1 to 10 s after each host has begun to train all processes get signal 9, the database, all other files or both fall back to an earlier moment, each to its own, and the host is started again; {duration.TotalMinutes:0.#} min",
                $"{Verb} --seeds {seed} --minutes {duration.TotalMinutes:0.#} --runs {sweep.Runs}");
            await TrialAsync(sheet, place, sweep, undisturbed, new Random(seed), duration, program);
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, ThousandEpochs sweep, UndisturbedThousands undisturbed, Random random, TimeSpan duration, string program)
    {
        place.Write("sweep.yaml", sweep.Yaml);
        using var disk = new ForgetfulDisk(place, program, random, sheet.Say);
        var began = DateTime.UtcNow;
        disk.Start();
        await disk.DisturbAsync(duration);
        var disturbed = DateTime.UtcNow - began;
        await disk.EndAsync(4 * undisturbed.Took + TimeSpan.FromMinutes(5));
        var took = DateTime.UtcNow - began;

        var store = StoredRows.OfSqlite(place.Results);
        if (disk.ExitCode != 0) sheet.Broken($"The sweep's last host ended with {disk.ExitCode}; see {place.File("host.log")}.");
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(disk.Broken);
        sheet.Broken(sweep.Violations(store, undisturbed));
        var weights = WeightsOnDisk.Of(store, place);
        // The folder of a run that the store has as completed, and the disk as still in training, is as the disk fell back to it.
        var fallen = weights.LostOf.Keys.Select(r => $"{Path.DirectorySeparatorChar}{RunId.Parse(r).Number:0000}{Path.DirectorySeparatorChar}").ToList();
        sheet.Broken(Leftovers.Files(place).Where(f => !fallen.Any(r => f.Contains(r, StringComparison.Ordinal))));
        sheet.Broken(weights.DifferencesFrom(undisturbed.Weights));
        sheet.Broken(await UntoldAsync(weights, place, program));
        sheet.Broken(await UnreproducedAsync(store, random, place, program));
        sheet.Figure("runs completed", store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("disturbed for", disturbed.TotalSeconds, "s");
        sheet.Figure("ended after", took.TotalSeconds, "s");
        sheet.Figure("undisturbed", undisturbed.Took.TotalSeconds, "s");
        sheet.Figure("host starts", disk.Starts);
        sheet.Figure("database older than files", disk.DatabaseOlder);
        sheet.Figure("files older than database", disk.FilesOlder);
        sheet.Figure("halves at most apart by", disk.Farthest.TotalSeconds, "s");
        sheet.Figure("epochs that the store forgot", disk.EpochsForgotten);
        sheet.Figure("completed runs that were none any more", disk.RunsUnended);
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("completed runs whose files the disk forgot, told", weights.LostOf.Count);
        sheet.Figure("weight files that are those of the store", weights.Files.Count);
        sheet.Figure("runs reproduced", Reproduced);
        sheet.Figure("rows compared", undisturbed.Numbers.Rows.Count);
    }

    /// <summary>What has no weights any more says so: at the end of its sweep, and whenever they are asked for.</summary>
    private static async Task<IReadOnlyList<string>> UntoldAsync(WeightsOnDisk weights, Workplace place, string program)
    {
        if (weights.LostOf.Count == 0) return [];
        List<string> untold = [];
        var expected = $"{weights.LostOf.Count} of ";
        var again = await Tool.SayAsync(program, "run", place.File("sweep.yaml"), "--results", place.Results);
        if (!again.Said.Split('\n').Any(l => l.StartsWith(expected, StringComparison.Ordinal) && l.Contains(" lost ", StringComparison.Ordinal)))
            untold.Add($"{weights.LostOf.Count} completed runs have lost their weights, and 'run' says nothing of it: {again.Said}");
        var (run, how) = weights.LostOf.First();
        var kind = how.Contains("best-", StringComparison.Ordinal) ? "best" : "last";
        var asked = await Tool.SayAsync(program, "generate", run, "--checkpoint", kind, "--results", place.Results);
        if (asked.Code != 1) untold.Add($"{how} 'generate' ended with {asked.Code}: {asked.Said}");
        return untold;
    }

    private static async Task<IReadOnlyList<string>> UnreproducedAsync(StoredRows store, Random random, Workplace place, string program)
    {
        List<string> broken = [];
        foreach (var run in store.Of("SELECT id FROM runs ORDER BY id").OrderBy(_ => random.Next()).Take(Reproduced))
            if (await Tool.SayAsync(program, "reproduce", run, "--results", place.Results) is { Code: not 0 } said) broken.Add($"{run} is not reproduced: {said.Said}");
        return broken;
    }
}
