using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>One trial: small sweeps among freezes and kills, their end, and a sweep that needs every slot.</summary>
internal sealed class FreezeTrial(TrialSheet sheet, Workplace place, IHosts hosts, UndisturbedKinds undisturbed)
{
    private const string Last = "last-sweep";

    /// <summary>Pauses between retries may have grown to a minute, and each of at most four waiting sweeps may have some.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public async Task RunAsync(int seed, TimeSpan duration, TimeSpan longest)
    {
        var began = DateTime.UtcNow;
        using var freezer = new Freezer(place.Mark);
        var fire = new HostsUnderFreeze(hosts, place, freezer, longest, new Random(seed), sheet.Say);
        var submissions = new Submissions(hosts, place, sheet.Say);
        // A silo serves already.
        foreach (var host in hosts.All.Where(h => !h.Lives)) host.Start();
        sheet.Broken(await hosts.WholeAsync());
        await Task.WhenAll(fire.DisturbAsync(duration), submissions.SubmitAsync(new Random(~seed), duration));
        var frozen = freezer.Frozen;
        if (fire.TrainersFrozen + fire.HostsFrozen + fire.BothFrozen == 0) sheet.Broken("Nothing was ever frozen, so that nothing is shown.");
        sheet.Say($"all go on; {submissions.Count} sweeps were submitted");
        if (!await submissions.EndAsync(Patience + 4 * undisturbed.Took)) sheet.Broken($"Not all sweeps ended: {string.Join(", ", hosts.Store.Of("SELECT state, count(*) FROM runs GROUP BY state ORDER BY state"))}.");
        var took = DateTime.UtcNow - began;
        await EverySlotAsync(submissions);
        await EndAsync();
        sheet.Broken(undisturbed.Violations(hosts.Store, place.Results));
        sheet.Broken(Leftovers.Files(place));

        var store = hosts.Store;
        sheet.Figure("sweeps", submissions.Count);
        sheet.Figure("runs completed", store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("ended after", took.TotalSeconds, "s");
        sheet.Figure("trainers frozen", fire.TrainersFrozen);
        sheet.Figure("of them idle", fire.IdleFrozen);
        sheet.Figure("hosts frozen", fire.HostsFrozen);
        sheet.Figure("hosts frozen with their trainers", fire.BothFrozen);
        sheet.Figure("something frozen for", frozen.TotalSeconds, "s");
        sheet.Figure("trainers killed", fire.TrainersKilled);
        sheet.Figure("hosts killed", fire.HostsKilled);
        sheet.Figure("trainers thawed after their host's death", fire.ThawedOrphans);
        sheet.Figure("commands that nobody answered", submissions.Unanswered);
        sheet.Figure("attempts", store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("late writes refused", store.Number("SELECT count(*) FROM events WHERE kind = 'fenced_write'"));
        sheet.Figure("rows compared", TrainedNumbers.Of(store).Rows.Count);
    }

    private async Task EverySlotAsync(Submissions submissions)
    {
        sheet.Broken(await hosts.WholeAsync());
        await submissions.SubmitAsync(undisturbed.Kinds[^1], Last);
        if (!await submissions.EndAsync(Patience + undisturbed.Took)) sheet.Broken($"Sweep {Last} did not end.");
        sheet.Broken(AllSlots.Lost(hosts.Store, Last, hosts.Slots));
    }

    private async Task EndAsync()
    {
        sheet.Broken(hosts.All.Where(h => !h.Lives).Select(h => $"{h.Name} ended by itself; see {h.Log}."));
        foreach (var host in hosts.All.Where(h => h.Lives)) Signals.Send(host.Id, Signals.Terminate);
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
    }
}
