using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>Chaos in a cluster of three silos: silos killed and cut off, PostgreSQL restarted.</summary>
internal sealed class ClusterCommand : Command
{
    public const string Verb = "cluster";

    private readonly SeriesOptions _series = new();
    private readonly CommonOptions _common = new();

    public ClusterCommand()
        : base(Verb, "A sweep on three silos in network namespaces while every 5 to 15 seconds a silo is killed or cut off for 5 to 60 s, or PostgreSQL restarted.")
    {
        _series.AddTo(this);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (sweep, duration, program) = (_series.Sweep(parse), _series.Duration(parse), _common.Program(parse));
        // What this machine lacks shows before anything is trained.
        await using (await SiloNetwork.CreateAsync(silos: 1)) { }
        var quiet = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await UndisturbedSweep.TrainAsync(sweep, quiet, program);
        Console.Error.WriteLine($"Undisturbed, on one machine, {sweep.Runs} runs took {undisturbed.Took.TotalSeconds:0} s.");
        var holds = true;
        foreach (var seed in _series.Seeds(parse))
        {
            var place = _common.Place(parse, $"{Verb}-seed-{seed}");
            var sheet = new TrialSheet(
                Verb, $"seed-{seed}",
                $"{sweep.Runs} runs on three silos with TLS in network namespaces; every 5 to 15 s a silo gets signal 9 and is started again, is cut off for 5 to 60 s, or PostgreSQL is stopped or killed and started again; up to {duration.TotalMinutes:0.#} min",
                $"{Verb} --seeds {seed} --minutes {duration.TotalMinutes:0.#} --runs {sweep.Runs}");
            await TrialAsync(sheet, place, sweep, undisturbed, new Random(seed), duration, program);
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }

    private static async Task TrialAsync(TrialSheet sheet, Workplace place, ChaosSweep sweep, UndisturbedSweep undisturbed, Random random, TimeSpan duration, string program)
    {
        await using var cluster = await SiloCluster.StartAsync(place, slots: 1, program);
        await cluster.SubmitAsync(sweep.Yaml);
        var fire = new ClusterUnderFire(cluster, place, random, sheet.Say);
        var began = DateTime.UtcNow;
        await fire.DisturbAsync(duration);
        var disturbed = DateTime.UtcNow - began;
        var ended = await SweepEnd.WaitAsync(cluster.Store, 4 * undisturbed.Took + TimeSpan.FromMinutes(5), sheet.Say);
        var took = DateTime.UtcNow - began;
        if (!ended) sheet.Broken("The sweep did not end.");

        var store = cluster.Store;
        sheet.Broken(cluster.Silos.Where(s => !s.Lives).Select(s => $"{s.Name} ended by itself; see {s.Log}."));
        foreach (var silo in cluster.Silos.Where(s => s.Lives)) Signals.Send(silo.Id, Signals.Terminate);
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(fire.Violations);
        sheet.Broken(sweep.Violations(store, Path.Combine(place.Results, ChaosSweep.Name), undisturbed));
        sheet.Broken(Leftovers.Files(place));
        sheet.Figure("runs completed", store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("disturbed for", disturbed.TotalSeconds, "s");
        sheet.Figure("ended after", took.TotalSeconds, "s");
        sheet.Figure("undisturbed on one machine", undisturbed.Took.TotalSeconds, "s");
        sheet.Figure("silos killed", fire.Killed);
        sheet.Figure("silos cut off", fire.Partitioned);
        sheet.Figure("cut off in all", fire.SecondsPartitioned, "s");
        sheet.Figure("database restarts", fire.DatabaseRestarts);
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("late writes refused", store.Number("SELECT count(*) FROM events WHERE kind = 'fenced_write'"));
        sheet.Figure("epochs seen to be trained again, at least", 100.0 * fire.Ledger.TrainedAgain(store) / (sweep.Runs * ChaosSweep.Epochs), "%");
        sheet.Figure("rows compared", undisturbed.Numbers.Rows.Count);
    }
}

/// <summary>The end of the one sweep of a store.</summary>
internal static class SweepEnd
{
    /// <summary>False if it does not come in time.</summary>
    public static async Task<bool> WaitAsync(StoredRows store, TimeSpan patience, Action<string> say)
    {
        var (until, told) = (DateTime.UtcNow + patience, DateTime.UtcNow);
        while (store.OfOrNone("SELECT state FROM sweeps WHERE state <> 'active'").Count == 0)
        {
            if (DateTime.UtcNow > until) return false;
            await Task.Delay(500);
            if (DateTime.UtcNow - told < TimeSpan.FromMinutes(1)) continue;
            told = DateTime.UtcNow;
            say($"{string.Join(", ", store.OfOrNone("SELECT state, count(*) FROM runs GROUP BY state ORDER BY state"))}");
        }
        return true;
    }
}
