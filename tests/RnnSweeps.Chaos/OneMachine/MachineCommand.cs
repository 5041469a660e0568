using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.OneMachine;

/// <summary>Chaos on one machine: every 2 to 6 seconds a trainer, the host or both are killed.</summary>
internal sealed class MachineCommand : Command
{
    public const string Verb = "machine";

    private readonly SeriesOptions _series = new();
    private readonly CommonOptions _common = new();

    public MachineCommand()
        : base(Verb, "A sweep while every 2 to 6 seconds a random trainer, the host or both get signal 9 and the host is started again.")
    {
        _series.AddTo(this);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (sweep, duration, program) = (_series.Sweep(parse), _series.Duration(parse), _common.Program(parse));
        var quiet = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await UndisturbedSweep.TrainAsync(sweep, quiet, program);
        Console.Error.WriteLine($"Undisturbed, {sweep.Runs} runs took {undisturbed.Took.TotalSeconds:0} s.");
        var holds = true;
        foreach (var seed in _series.Seeds(parse))
        {
            var place = _common.Place(parse, $"{Verb}-seed-{seed}");
            var sheet = new TrialSheet(
                Verb, $"seed-{seed}",
                $"{sweep.Runs} runs; every 2 to 6 s a random trainer, the host or both get signal 9, the host is started again at once; up to {duration.TotalMinutes:0.#} min",
                $"{Verb} --seeds {seed} --minutes {duration.TotalMinutes:0.#} --runs {sweep.Runs}");
            await TrialAsync(sheet, place, sweep, undisturbed, new Random(seed), duration, program);
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, ChaosSweep sweep, UndisturbedSweep undisturbed, Random random, TimeSpan duration, string program)
    {
        place.Write("sweep.yaml", sweep.Yaml);
        using var host = new HostUnderFire(place, program, sheet.Say);
        var began = DateTime.UtcNow;
        host.Start();
        await host.DisturbAsync(random, duration);
        var disturbed = DateTime.UtcNow - began;
        // Four times what the whole sweep takes undisturbed: it has no more than that to do, and pauses between retries are short.
        await host.EndAsync(4 * undisturbed.Took + TimeSpan.FromMinutes(5));
        var took = DateTime.UtcNow - began;

        var store = StoredRows.OfSqlite(place.Results);
        if (host.ExitCode != 0) sheet.Broken($"The sweep's last host ended with {host.ExitCode}; see {place.File("host.log")}.");
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(sweep.Violations(store, Path.Combine(place.Results, ChaosSweep.Name), undisturbed));
        sheet.Broken(Leftovers.Files(place));
        sheet.Figure("runs completed", store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("disturbed for", disturbed.TotalSeconds, "s");
        sheet.Figure("ended after", took.TotalSeconds, "s");
        sheet.Figure("undisturbed", undisturbed.Took.TotalSeconds, "s");
        sheet.Figure("trainers killed", host.Kills[Victim.Trainer]);
        sheet.Figure("hosts killed", host.Kills[Victim.Host]);
        sheet.Figure("both killed", host.Kills[Victim.HostAndTrainers]);
        sheet.Figure("host starts", host.Starts);
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("epochs seen to be trained again, at least", 100.0 * host.Ledger.TrainedAgain(store) / (sweep.Runs * ChaosSweep.Epochs), "%");
        sheet.Figure("rows compared", undisturbed.Numbers.Rows.Count);
    }
}
