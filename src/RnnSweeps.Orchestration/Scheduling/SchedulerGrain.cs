using Microsoft.Extensions.Logging;
using Orleans;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>
/// Keeps nothing durable: the list of active sweeps comes from the store at each activation and now and then, and what the sweeps can give
/// is asked of them at each pull. It waits for sweeps, and no sweep ever waits for it.
/// </summary>
internal sealed partial class SchedulerGrain(
    ResultStore store, OrchestrationOptions options, Doorbells doorbells, INodeAgents agents, TimeProvider time, ILogger<SchedulerGrain> logger) : Grain, ISchedulerGrain
{
    private readonly List<SweepId> _oldestFirst = [];
    private long _readAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<SweepId> Submit(SweepSubmission submission)
    {
        SubmittedFiles.Check(submission);
        var sweep = await store.AddSweepAsync(submission);
        Add(sweep.Id);
        LogSubmitted(sweep.Id);
        doorbells.Recovery.Ring();
        return sweep.Id;
    }

    public async Task<RunId?> NextRun(string agent, int slot, string device)
    {
        var standings = (await Task.WhenAll(_oldestFirst.Select(StandingAsync))).OfType<(SweepId Sweep, SweepStanding Standing)>().ToList();
        foreach (var (id, standing) in standings)
            if (standing.State != SweepState.Active) _oldestFirst.Remove(id);
        foreach (var id in FairShare.Order(standings.Where(s => s.Standing.Suits(device))))
        {
            if (await Sweep(id).NextRun() is not { } run) continue;
            LogHandedOut(run, agent, slot);
            return run;
        }
        // Others may have written to the store too.
        if (time.GetElapsedTime(_readAt) >= options.RecoveryInterval) await ReadAsync(CancellationToken.None);
        return null;
    }

    public async Task<SteeringAnswer> Steer(SteeringRequest request)
    {
        var answer = request switch
        {
            CancelRequest { Run: { } run } cancel when await store.FindRunAsync(run) is not null => await GrainFactory.GetGrain<IRunGrain>(run.ToString()).Cancel(cancel),
            CancelRequest { Run: null } cancel when await store.FindSweepAsync(cancel.Sweep) is not null => await Sweep(cancel.Sweep).Cancel(cancel),
            _ => await store.SteerAsync(request),
        };
        if (answer.Effect == SteeringEffect.Refused) return answer;
        // Also where it was so before: the one who asked then may have been cut off half-way.
        await ReadAsync(CancellationToken.None);
        await Sweep(request.Sweep).Steered();
        doorbells.Slots.Ring();
        doorbells.Recovery.Ring();
        return answer;
    }

    public Task<IReadOnlyList<SlotStatus>> Cluster() => agents.SlotsAsync();

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

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var active = await store.ActiveSweepsAsync(cancellation);
        _readAt = time.GetTimestamp();
        _oldestFirst.Clear();
        foreach (var sweep in active) Add(sweep.Id);
    }

    private void Add(SweepId sweep)
    {
        if (options.OnlySweep is { } only && only != sweep || _oldestFirst.Contains(sweep)) return;
        _oldestFirst.Add(sweep);
    }

    private ISweepGrain Sweep(SweepId id) => GrainFactory.GetGrain<ISweepGrain>(id.ToString());
}
