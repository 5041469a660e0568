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
    ResultStore store, OrchestrationOptions options, WakeSignals wakeSignals, INodeAgents agents, TimeProvider time, ILogger<SchedulerGrain> logger) : Grain, ISchedulerGrain
{
    /// <summary>Within it a pull is answered, whatever the sweeps do: a slot that gets nothing is rung for when the late answer comes.</summary>
    private static readonly TimeSpan LongestPull = TimeSpan.FromMilliseconds(150);

    private readonly List<SweepId> _oldestFirst = [];
    private readonly Dictionary<SweepId, SweepInquiry> _asked = [];
    private long _readAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<SweepId> Submit(SweepSubmission submission)
    {
        SubmittedFiles.Check(submission);
        var sweep = await store.AddSweepAsync(submission);
        Add(sweep.Id);
        LogSubmitted(sweep.Id);
        wakeSignals.Recovery.Set();
        return sweep.Id;
    }

    public async Task<RunId?> NextRun(string agent, int slot, string device)
    {
        using var patience = new CallLimit(LongestPull, time);
        if (await PickAsync(device, patience) is { } run)
        {
            LogDispatched(run, agent, slot);
            return run;
        }
        // Others may have written to the store too.
        if (time.GetElapsedTime(_readAt) >= options.RecoveryInterval) await patience.WaitAsync(ReadAsync(CancellationToken.None));
        return null;
    }

    /// <summary>The run of the sweep whose turn it is. One that takes long to answer is passed over, and its answer serves a later pull.</summary>
    private async Task<RunId?> PickAsync(string device, CallLimit patience)
    {
        var asked = _oldestFirst.ConvertAll(Asked);
        await patience.WaitAsync(Task.WhenAll(asked.Select(s => s.StatusAsync())));
        foreach (var sweep in asked)
            if (sweep.Status is { State: not SweepState.Active }) Forget(sweep.Id);
        foreach (var sweep in asked)
            if (sweep.Status?.Suits(device) == true && sweep.Take() is { } late) return late;
        foreach (var sweep in FairShare.Order(asked.Where(s => s.HasAnswered && s.Status!.Suits(device)).Select(s => (s, s.Status!))))
        {
            if (!await patience.WaitAsync(sweep.AskAsync())) sweep.CallWhenGiven(wakeSignals.Slots.Set);
            else if (sweep.Take() is { } run) return run;
        }
        return null;
    }

    public async Task<ControlAnswer> Control(ControlRequest request)
    {
        var answer = request switch
        {
            CancelRequest { Run: { } run } cancel when await store.FindRunAsync(run) is not null => await GrainFactory.GetGrain<IRunGrain>(run.ToString()).Cancel(cancel),
            CancelRequest { Run: null } cancel when await store.FindSweepAsync(cancel.Sweep) is not null => await Sweep(cancel.Sweep).Cancel(cancel),
            _ => await store.ControlAsync(request),
        };
        if (answer.Effect == ControlEffect.Refused) return answer;
        // Also where it was so before: the one who asked then may have been cut off half-way.
        await ReadAsync(CancellationToken.None);
        await Sweep(request.Sweep).OnControl();
        wakeSignals.Slots.Set();
        wakeSignals.Recovery.Set();
        return answer;
    }

    public Task<IReadOnlyList<SlotStatus>> Cluster() => agents.SlotsAsync();

    public Task<bool> IsSettled(SweepId sweep) => Sweep(sweep).IsSettled();

    private SweepInquiry Asked(SweepId id)
    {
        if (!_asked.TryGetValue(id, out var asked)) _asked[id] = asked = new SweepInquiry(id, Sweep(id), LogNoStanding);
        return asked;
    }

    private void Forget(SweepId id)
    {
        _oldestFirst.Remove(id);
        _asked.Remove(id);
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
