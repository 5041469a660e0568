using Microsoft.Extensions.Logging;
using Orleans;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>
/// Keeps nothing durable: the list of active sweeps comes from the store at each activation, and what the sweeps can give
/// is asked of them at each pull. It waits for sweeps, and no sweep ever waits for it.
/// </summary>
internal sealed partial class SchedulerGrain(
    ResultStore store, OrchestrationOptions options, Doorbells doorbells, INodeAgents agents, ILogger<SchedulerGrain> logger) : Grain, ISchedulerGrain
{
    private readonly List<SweepId> _oldestFirst = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var sweep in await store.ActiveSweepsAsync(cancellationToken)) Add(sweep.Id);
    }

    public async Task<SweepId> Submit(SweepSubmission submission)
    {
        SubmittedFiles.Check(submission);
        var sweep = await store.AddSweepAsync(submission);
        Add(sweep.Id);
        LogSubmitted(sweep.Id);
        doorbells.Recovery.Ring();
        return sweep.Id;
    }

    public async Task<RunId?> NextRun(string agent, int slot)
    {
        var standings = (await Task.WhenAll(_oldestFirst.Select(StandingAsync))).OfType<(SweepId Sweep, SweepStanding Standing)>().ToList();
        foreach (var (id, standing) in standings)
            if (standing.State != SweepState.Active) _oldestFirst.Remove(id);
        foreach (var id in FairShare.Order(standings))
        {
            if (await Sweep(id).NextRun() is not { } run) continue;
            LogHandedOut(run, agent, slot);
            return run;
        }
        return null;
    }

    public async Task<bool> Cancel(SweepId sweep, string reason)
    {
        if (await store.FindSweepAsync(sweep) is not { } found) throw new KeyNotFoundException($"There is no sweep '{sweep}' in {store.Database}.");
        return found.State is SweepState.Active or SweepState.Halted && await Sweep(sweep).Cancel(reason);
    }

    public async Task<bool> Resume(SweepId sweep, Allowance allowance)
    {
        if (await store.FindSweepAsync(sweep) is null) throw new KeyNotFoundException($"There is no sweep '{sweep}' in {store.Database}.");
        if (!await store.ResumeAsync(sweep, allowance)) return false;
        await Sweep(sweep).Resume();
        Add(sweep);
        doorbells.Slots.Ring();
        return true;
    }

    public async Task<IReadOnlyList<SlotStatus>> Cluster()
    {
        var slots = await Task.WhenAll(agents.All().Select(agent => agent.Slots()));
        return [.. slots.SelectMany(s => s)];
    }

    /// <summary>Null for a sweep that cannot say where it stands: the others go on without it.</summary>
    private async Task<(SweepId, SweepStanding)?> StandingAsync(SweepId id)
    {
        try
        {
            return (id, await Sweep(id).Progress());
        }
#pragma warning disable CA1031 // A boundary: a failure with one sweep never stops the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNoStanding(id, error);
            return null;
        }
    }

    private void Add(SweepId sweep)
    {
        if (options.OnlySweep is { } only && only != sweep || _oldestFirst.Contains(sweep)) return;
        _oldestFirst.Add(sweep);
    }

    private ISweepGrain Sweep(SweepId id) => GrainFactory.GetGrain<ISweepGrain>(id.ToString());
}
