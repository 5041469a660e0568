using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>
/// Every 5 to 15 seconds something happens to the cluster: a silo is killed and started again some seconds later, a silo's
/// cable is pulled for 5 to 60 seconds, or PostgreSQL is stopped or killed and started again.
/// </summary>
internal sealed class ClusterUnderFire(SiloCluster cluster, Workplace place, Random random, Action<string> say)
{
    /// <summary>A trainer hears nothing from a silo that is gone or cut off: lease 5 s, time to live 4 s, time to end 2 s, and a margin for a busy machine.</summary>
    private static readonly TimeSpan OrphansLive = TimeSpan.FromSeconds(5 + 4 + 2 + 4);

    private readonly List<Task> _repairs = [];
    private readonly List<string> _violations = [];

    public int Killed { get; private set; }

    public int Partitioned { get; private set; }

    public int DatabaseRestarts { get; private set; }

    public double SecondsPartitioned { get; private set; }

    public EpochLedger Ledger { get; } = new();

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Until the time is over or the sweep has ended; returns when all is repaired.</summary>
    public async Task DisturbAsync(TimeSpan duration)
    {
        var until = DateTime.UtcNow + duration;
        while (DateTime.UtcNow < until)
        {
            await Task.Delay(TimeSpan.FromSeconds(5 + 10 * random.NextDouble()));
            if (cluster.Store.OfOrNone("SELECT id FROM sweeps WHERE state = 'active'").Count == 0 && cluster.Store.OfOrNone("SELECT id FROM sweeps").Count > 0) break;
            Ledger.Note(cluster.Store);
            await HarmAsync();
        }
        await Task.WhenAll(_repairs);
    }

    private async Task HarmAsync()
    {
        var healthy = cluster.Silos.Where(s => s is { Lives: true, IsConnected: true }).ToList();
        switch (random.Next(5))
        {
            // One silo at least goes on: a cluster without any trains nothing, and shows nothing.
            case 0 or 1 when healthy.Count > 1:
                _repairs.Add(KillAsync(healthy[random.Next(healthy.Count)], TimeSpan.FromSeconds(10 * random.NextDouble())));
                break;
            case 2 or 3 when healthy.Count > 1:
                _repairs.Add(PartitionAsync(healthy[random.Next(healthy.Count)], TimeSpan.FromSeconds(5 + 55 * random.NextDouble())));
                break;
            default:
                await RestartDatabaseAsync(TimeSpan.FromSeconds(5 * random.NextDouble()), kill: random.Next(2) == 0);
                break;
        }
    }

    private async Task KillAsync(SiloProcess silo, TimeSpan pause)
    {
        Killed++;
        var orphans = await silo.KillAsync();
        say($"{silo.Name} killed for {pause.TotalSeconds:0} s, {orphans.Count} trainers orphaned");
        var watch = ExpectGoneAsync(orphans, $"of {silo.Name}, which was killed", TimeSpan.Zero);
        await Task.Delay(pause);
        silo.Start();
        await watch;
    }

    private async Task PartitionAsync(SiloProcess silo, TimeSpan pause)
    {
        Partitioned++;
        SecondsPartitioned += pause.TotalSeconds;
        say($"{silo.Name} cut off for {pause.TotalSeconds:0} s");
        var trainers = silo.Trainers();
        await silo.ConnectAsync(false);
        if (pause > OrphansLive) await ExpectNoneAsync(silo, trainers);
        await Task.Delay(pause > OrphansLive ? pause - OrphansLive : pause);
        await silo.ConnectAsync(true);
    }

    private async Task RestartDatabaseAsync(TimeSpan pause, bool kill)
    {
        DatabaseRestarts++;
        say($"PostgreSQL {(kill ? "killed" : "stopped")} for {pause.TotalSeconds:0} s");
        await (kill ? cluster.Server.KillAsync() : cluster.Server.StopAsync());
        await Task.Delay(pause);
        await cluster.Server.StartAsync();
    }

    /// <summary>
    /// A silo that is cut off ends its trainers when its lease runs out, with a run or without one. Whoever their parent is by now,
    /// one that computes trains a run that another silo may have.
    /// </summary>
    private async Task ExpectNoneAsync(SiloProcess silo, IReadOnlyList<RunningProcess> trainers)
    {
        await Task.Delay(OrphansLive);
        var left = trainers.Where(t => place.Mark.Bears(t.Id)).ToList();
        var busy = await Task.WhenAll(left.Select(t => ProcessorTime.IsBusyAsync(t.Id)));
        if (left.Count > 0) _violations.Add($"{silo.Name} was cut off {OrphansLive.TotalSeconds:0} s ago, and {left.Count} of its {trainers.Count} trainers live; {busy.Count(b => b)} train on.");
    }

    private async Task ExpectGoneAsync(IReadOnlyList<RunningProcess> orphans, string whose, TimeSpan after)
    {
        await Task.Delay(after + OrphansLive);
        var left = orphans.Where(o => place.Mark.Bears(o.Id)).ToList();
        if (left.Count > 0) _violations.Add($"{left.Count} trainers {whose}, live {OrphansLive.TotalSeconds:0} s later.");
    }
}
