using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Cluster;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;
using RnnSweeps.Versions;

namespace RnnSweeps.Chaos.Rolling;

/// <summary>Tokens, authorities and the program's version are changed in a cluster of three silos that goes on training.</summary>
internal sealed class RollingCommand : Command
{
    public const string Verb = "rolling";

    private readonly SeriesOptions _series = new();
    private readonly CommonOptions _common = new();

    public RollingCommand()
        : base(Verb, "A sweep on three silos while tokens, certificates with their authority, and the program's version are changed, one silo after the other, there and back.")
    {
        _series.AddTo(this);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (sweep, duration, program) = (_series.Sweep(parse), _series.Duration(parse), _common.Program(parse));
        await using (await SiloNetwork.CreateAsync(silos: 1)) { }
        using var next = await NextVersion.BuildAsync("src/RnnSweeps");
        var quiet = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await UndisturbedSweep.TrainAsync(sweep, quiet, program);
        Console.Error.WriteLine($"Undisturbed, on one machine, {sweep.Runs} runs took {undisturbed.Took.TotalSeconds:0} s.");
        var holds = true;
        foreach (var seed in _series.Seeds(parse))
        {
            var place = _common.Place(parse, $"{Verb}-seed-{seed}");
            var sheet = new TrialSheet(
                Verb, $"seed-{seed}",
                $"{sweep.Runs} runs on three silos with TLS in network namespaces; tokens, authorities and the program's version (to one with a migration and a message of its own, and back) are changed in turn, each step on one silo after the other, which ends in good order and comes back; for {duration.TotalMinutes:0.#} min",
                $"{Verb} --seeds {seed} --minutes {duration.TotalMinutes:0.#} --runs {sweep.Runs}");
            await TrialAsync(sheet, place, sweep, undisturbed, new Random(seed), duration, (program, next.Program("rnnsweeps")));
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, ChaosSweep sweep, UndisturbedSweep undisturbed, Random random, TimeSpan duration, (string First, string Other) programs)
    {
        await using var cluster = await SiloCluster.StartAsync(place, slots: 1, programs.First);
        await cluster.SubmitAsync(sweep.Yaml);
        var changes = new RollingChanges(cluster, place, random, programs, sheet.Say);
        var began = DateTime.UtcNow;
        await changes.RollAsync(duration);
        var ended = await SweepEnd.WaitAsync(cluster.Store, 4 * undisturbed.Took + TimeSpan.FromMinutes(5), sheet.Say);
        var took = DateTime.UtcNow - began;
        if (!ended) sheet.Broken("The sweep did not end.");

        var store = cluster.Store;
        sheet.Broken(cluster.Silos.Where(s => !s.Lives).Select(s => $"{s.Name} ended by itself; see {s.Log}."));
        foreach (var silo in cluster.Silos.Where(s => s.Lives)) Signals.Send(silo.Id, Signals.Terminate);
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(changes.Violations);
        if (changes.Tokens == 0 || changes.Authorities == 0 || changes.Versions == 0) sheet.Broken("Not every kind of change was made, which shows nothing of it: give the trial more runs and minutes.");
        // Nothing was harmed, so no run may have been lost or failed.
        if (store.Number("SELECT count(*) FROM runs WHERE failures > 0") is var failed && failed > 0) sheet.Broken($"{failed} runs failed, although every silo ended in good order.");
        sheet.Broken(sweep.Violations(store, Path.Combine(place.Results, ChaosSweep.Name), undisturbed));
        sheet.Broken(Leftovers.Files(place));
        sheet.Figure("runs completed", store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("ended after", took.TotalSeconds, "s");
        sheet.Figure("undisturbed on one machine", undisturbed.Took.TotalSeconds, "s");
        sheet.Figure("tokens changed", changes.Tokens);
        sheet.Figure("authorities changed", changes.Authorities);
        sheet.Figure("versions changed", changes.Versions);
        sheet.Figure("silos started again", changes.Restarts);
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("runs of a silo that was given up", store.Number("SELECT count(*) FROM events WHERE kind = 'lost_silo'"));
        sheet.Figure("epochs seen to be trained again, at least", 100.0 * changes.Ledger.TrainedAgain(store) / (sweep.Runs * ChaosSweep.Epochs), "%");
        sheet.Figure("rows compared", undisturbed.Numbers.Rows.Count);
    }
}
