using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.OneMachine;

/// <summary>What is killed.</summary>
internal enum Victim
{
    Trainer,
    Host,
    HostAndTrainers,
}

/// <summary>
/// A sweep in <c>rnnsweeps run</c>, of which now a trainer, now the host, now both get signal 9, while whoever watches starts
/// the host again at once with the same command.
/// </summary>
internal sealed class HostUnderFire(Workplace place, string program, Action<string> say) : IDisposable
{
    private static readonly string[] Command = ["run", "sweep.yaml", "--results", "results"];

    private Launched? _host;

    public Dictionary<Victim, int> Kills { get; } = Enum.GetValues<Victim>().ToDictionary(v => v, _ => 0);

    public EpochLedger Ledger { get; } = new();

    public int Starts { get; private set; }

    /// <summary>Null until the sweep's own end.</summary>
    public int? ExitCode => _host is { HasEnded: true } ? _host.ExitCode : null;

    public void Start()
    {
        Starts++;
        _host = Launched.Start(place, "host.log", program, Command);
    }

    /// <summary>Kills at random moments until the time is over or the sweep has ended.</summary>
    public async Task DisturbAsync(Random random, TimeSpan duration)
    {
        var until = DateTime.UtcNow + duration;
        var told = DateTime.UtcNow;
        while (true)
        {
            var pause = TimeSpan.FromSeconds(2 + 4 * random.NextDouble());
            if (DateTime.UtcNow + pause > until) return;
            await Task.Delay(pause);
            if (_host!.HasEnded) return;
            Kill((Victim)random.Next(3), random);
            if (DateTime.UtcNow - told < TimeSpan.FromMinutes(1)) continue;
            told = DateTime.UtcNow;
            say($"{Kills.Values.Sum()} kills, {StoredRows.OfSqlite(place.Results).CountOrNone("SELECT id FROM runs WHERE state = 'completed'")} runs completed");
        }
    }

    public Task EndAsync(TimeSpan patience) => _host!.EndAsync(patience);

    public void Dispose() => _host?.Dispose();

    private void Kill(Victim victim, Random random)
    {
        Ledger.Note(StoredRows.OfSqlite(place.Results));
        var trainers = place.Mark.Trainers();
        // Between two hosts there is no trainer; then the host is as good.
        if (victim == Victim.Trainer && trainers.Count == 0) victim = Victim.Host;
        if (victim == Victim.Trainer) Signals.Send(trainers[random.Next(trainers.Count)].Id, Signals.Kill);
        if (victim != Victim.Trainer) _host!.Signal(Signals.Kill);
        if (victim == Victim.HostAndTrainers) foreach (var trainer in trainers) Signals.Send(trainer.Id, Signals.Kill);
        Kills[victim]++;
        if (victim == Victim.Trainer) return;
        _host!.EndAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        // It may have ended by itself in the same moment: then its sweep has.
        if (_host.ExitCode != 128 + Signals.Kill) return;
        _host.Dispose();
        Start();
    }
}
