using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>
/// Every 2 to 8 seconds something is stopped for up to a minute, a trainer (idle or not), a host, or a host with its trainers,
/// or gets signal 9, frozen or not. Whoever watches starts a killed host again.
/// </summary>
internal sealed class HostsUnderFreeze(IHosts hosts, Workplace place, Freezer freezer, TimeSpan longest, Random random, Action<string> say)
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(10);

    private readonly List<Task> _repairs = [];

    public int TrainersFrozen { get; private set; }

    /// <summary>Of those, the ones that waited for a run.</summary>
    public int IdleFrozen { get; private set; }

    public int HostsFrozen { get; private set; }

    public int BothFrozen { get; private set; }

    public int TrainersKilled { get; private set; }

    public int HostsKilled { get; private set; }

    /// <summary>Trainers that went on after their host had been killed.</summary>
    public int ThawedOrphans { get; private set; }

    /// <summary>Until the time is over; returns when all that was frozen goes on, and all that was killed is started.</summary>
    public async Task DisturbAsync(TimeSpan duration)
    {
        var (until, told) = (DateTime.UtcNow + duration, DateTime.UtcNow);
        while (DateTime.UtcNow < until)
        {
            await Task.Delay(TimeSpan.FromSeconds(2 + 6 * random.NextDouble()));
            await HarmAsync();
            if (DateTime.UtcNow - told < TimeSpan.FromMinutes(1)) continue;
            told = DateTime.UtcNow;
            say($"{TrainersFrozen} trainers, {HostsFrozen} hosts, {BothFrozen} times both frozen, {TrainersKilled + HostsKilled} kills");
        }
        await Task.WhenAll(_repairs);
    }

    private async Task HarmAsync()
    {
        // As often any time as one of a few seconds: about those do heartbeats, leases and limits differ.
        var pause = random.NextDouble() * (random.Next(2) == 0 ? Seconds < longest ? Seconds : longest : longest);
        switch (random.Next(8))
        {
            case < 3:
                await FreezeTrainerAsync(pause);
                break;
            case < 5:
                await FreezeHostAsync(pause, withTrainers: false);
                break;
            case 5:
                await FreezeHostAsync(pause, withTrainers: true);
                break;
            case 6:
                KillTrainer();
                break;
            default:
                await KillHostAsync(withTrainers: random.Next(2) == 0);
                break;
        }
    }

    private async Task FreezeTrainerAsync(TimeSpan pause)
    {
        var trainers = place.Mark.Trainers().Where(t => !freezer.IsFrozen(t.Id)).ToList();
        if (trainers.Count == 0) return;
        var trainer = trainers[random.Next(trainers.Count)];
        var idle = !await ProcessorTime.IsBusyAsync(trainer.Id);
        if (!await freezer.TryStopAsync(trainer.Id)) return;
        TrainersFrozen++;
        if (idle) IdleFrozen++;
        _repairs.Add(ThawAsync(pause, [trainer.Id]));
    }

    private async Task FreezeHostAsync(TimeSpan pause, bool withTrainers)
    {
        if (Victim() is not { } host || freezer.IsFrozen(host.Id)) return;
        List<int> stopped = [];
        // The trainers first: what they still say is read by nobody then.
        if (withTrainers)
            foreach (var trainer in host.Trainers())
                if (await freezer.TryStopAsync(trainer.Id)) stopped.Add(trainer.Id);
        if (await freezer.TryStopAsync(host.Id))
        {
            if (stopped.Count > 0) BothFrozen++;
            else HostsFrozen++;
            stopped.Insert(random.Next(2) == 0 ? 0 : stopped.Count, host.Id);
        }
        _repairs.Add(ThawAsync(pause, stopped));
    }

    private async Task ThawAsync(TimeSpan pause, List<int> processes)
    {
        await Task.Delay(pause);
        foreach (var process in processes)
        {
            if (RunningProcess.Of(process) is { IsTrainer: true } trainer && place.Mark.Bears(process) && hosts.All.All(h => !h.Lives || h.Id != trainer.Parent)) ThawedOrphans++;
            freezer.Thaw(process);
        }
    }

    private void KillTrainer()
    {
        var trainers = place.Mark.Trainers();
        if (trainers.Count == 0) return;
        var trainer = trainers[random.Next(trainers.Count)].Id;
        if (!Signals.Send(trainer, Signals.Kill)) return;
        freezer.Thaw(trainer);
        TrainersKilled++;
    }

    private async Task KillHostAsync(bool withTrainers)
    {
        if (Victim() is not { } host) return;
        var number = host.Id;
        var trainers = await host.KillAsync();
        freezer.Thaw(number);
        HostsKilled++;
        if (withTrainers)
            foreach (var trainer in trainers)
                if (Signals.Send(trainer.Id, Signals.Kill)) freezer.Thaw(trainer.Id);
        _repairs.Add(StartAsync(host, TimeSpan.FromSeconds(hosts.All.Count == 1 ? 0 : 10 * random.NextDouble())));
    }

    private static async Task StartAsync(IServingHost host, TimeSpan pause)
    {
        await Task.Delay(pause);
        host.Start();
    }

    /// <summary>Of a cluster one silo at least goes on: one without any trains nothing, and shows nothing.</summary>
    private IServingHost? Victim()
    {
        var living = hosts.All.Where(h => h.Lives).ToList();
        var goingOn = living.Where(h => !freezer.IsFrozen(h.Id)).ToList();
        if (living.Count == 0 || (hosts.All.Count > 1 && goingOn.Count < 2)) return null;
        return living[random.Next(living.Count)];
    }
}
