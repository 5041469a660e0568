using Microsoft.Extensions.Logging;
using Orleans;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// Owns the expansion of a sweep and dispatches its runs. All that it knows comes from the store at its activation; what it
/// misses in between (a run whose end was never told, a slot that took a run and died) it learns by asking the runs.
/// </summary>
internal sealed partial class SweepGrain(
    ResultStore store, OrchestrationOptions options, INodeAgents agents, CsvWriter csv, WakeSignals wakeSignals, TimeProvider time, ILogger<SweepGrain> logger) : Grain, ISweepGrain, IDisposable
{
    /// <summary>A run that was dispatched a moment ago is not asked after: the slot has not heard of it yet.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly long _began = time.GetTimestamp();
    private SweepId _id;
    private SweepRecord _record = null!;
    private SweepDefinition? _definition;
    private SweepDecisions? _decisions;
    private RunQueue _queue = null!;
    private bool _cancelling;
    private bool _settling;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = SweepId.Parse(this.GetPrimaryKeyString());
        await ReadAsync(cancellationToken);
        var file = SweepFile.Stored(_record.Yaml, _id);
        _definition = file.Definition;
        _decisions = _definition is null ? null : new SweepDecisions(store, _id, _definition, time);
        _queue = new RunQueue(_definition?.Slots, options.RetryPauses);
        if (_record.State.IsFinal()) return;
        if (await AddRunsAsync(file, cancellationToken) is { } problem)
        {
            LogUnreadable(_id, problem);
            await EndAsync(SweepState.Cancelled, problem);
            return;
        }
        var runs = await store.RunsAsync(_id, cancellationToken);
        foreach (var run in runs)
        {
            _decisions!.Know(run);
            _queue.Note(run.Id, _decisions.TurnOf(RunTurn.Of(run)), Now);
            // Who trains has done so for long: it is asked after at once.
            _queue.Set(run.Id, run.State, TimeSpan.MinValue);
        }
    }

    /// <summary>True while it goes on, and while a pause has its trainers stop.</summary>
    private bool IsLookedAfter => _record.State is SweepState.Active or SweepState.Paused;

    public void Dispose() => _deciding.Dispose();

    public async Task Reconcile()
    {
        // Whoever asks knows that it is to be looked after: a person has had it go on, and this grain has not heard.
        if (!IsLookedAfter) await OnControl();
        if (!IsLookedAfter) return;
        await InterruptAsync();
        var asked = _queue.DispatchedSince(Now - Grace);
        var training = await TrainingAsync(asked);
        await Task.WhenAll(asked.Where(id => !training.Contains(id)).Select(async id =>
        {
            var state = await Run(id).Watch();
            _queue.Set(id, state, Now);
            if (state.IsFinal()) await HearEqualsAsync(id);
        }));
        await DecideAsync();
        EndIfAllEnded();
    }

    /// <summary>
    /// Those of which a slot that has their newest attempt says that it trains them: one query and one call an agent for all. Only the
    /// others are asked after one by one.
    /// </summary>
    private async Task<HashSet<RunId>> TrainingAsync(IReadOnlyList<RunId> runs)
    {
        if (runs.Count == 0) return [];
        var slots = agents.SlotsAsync();
        var owners = await store.OwnersAsync(runs);
        return [.. (await slots).Where(s => s.Run is { } run && s.Owner is { } owner && owners.GetValueOrDefault(run) == owner).Select(s => s.Run!.Value)];
    }

    public Task<SweepStatus> Status() => Task.FromResult(new SweepStatus
    {
        State = _record.State,
        Priority = _record.Priority,
        Ready = !_cancelling && (_queue.HasReady(Now) || CanPropose),
        Running = _queue.Running,
        Slots = _definition?.Slots,
        Requires = _definition?.Requires,
    });

    public Task<SweepSettings> Settings() =>
        Task.FromResult(new SweepSettings { Retries = _definition?.Retries ?? RetryLimits.Same(0), Material = _record.Material, Patience = _definition?.Stop, Limits = _definition?.Limits ?? RunLimits.None });

    public Task OnRequeued(RunId run, int? failures)
    {
        _decisions?.Changed(run);
        _queue.Requeue(run, failures, Now);
        return Task.CompletedTask;
    }

    public async Task OnEnded(RunId run)
    {
        _queue.End(run);
        _decisions?.Changed(run);
        await HearEqualsAsync(run);
        await DecideAsync();
        EndIfAllEnded();
    }

    /// <summary>Those that waited for a run have ended with it, or one of them is to be trained in its place.</summary>
    private async Task HearEqualsAsync(RunId ended)
    {
        if (!_queue.AnyAwaitsEqual) return;
        var equal = await store.EqualsAsync(ended);
        foreach (var (run, _) in equal) _decisions?.Changed(run);
        foreach (var (run, state) in equal.Where(e => e.State != RunState.Running && !_queue.IsDispatched(e.Run))) _queue.Set(run, state, Now);
        if (equal.Any(e => e.State == RunState.Queued)) wakeSignals.Slots.Set();
    }

    /// <summary>
    /// A paused or halted sweep too: what was in training may have come to its end before it could be interrupted. The files are written
    /// before the sweep's end is known, so that whoever learns of it finds them; whoever told of the last run does not wait for them.
    /// </summary>
    private void EndIfAllEnded()
    {
        if (!_queue.AllEnded || MayPropose || _cancelling || _settling || _record.State.IsFinal()) return;
        Settle(async () =>
        {
            await csv.WriteAsync(_id);
            if (await store.CompleteSweepAsync(_id)) LogEnded(_id, SweepState.Completed);
            await ReadAsync(CancellationToken.None);
            // A run waits that was tried again meanwhile.
            if (!_record.State.IsFinal()) await OneAtATimeAsync(() => SynchroniseAsync());
        });
    }

    private async Task EndAsync(SweepState state, string? reason)
    {
        if (await store.EndSweepAsync(_id, state, reason)) LogEnded(_id, state);
        _record = _record with { State = state, Reason = reason };
        _ = csv.WriteAsync(_id);
    }

    /// <summary>One thing at a time that takes long and that no call waits for; where it fails, the sweep is looked after again.</summary>
    private void Settle(Func<Task> work)
    {
        _settling = true;
        _ = SettleAsync();

        async Task SettleAsync()
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // A boundary: nobody waits for this, and the sweep is looked after again.
            catch (Exception error)
#pragma warning restore CA1031
            {
                LogNotSettled(_id, error);
            }
            finally
            {
                _settling = false;
            }
        }
    }

    /// <summary>Null, or why this version cannot train the sweep.</summary>
    private async Task<string?> AddRunsAsync(SweepFileResult file, CancellationToken cancellation)
    {
        if (_definition is null) return $"This version cannot read the stored sweep file: {string.Join(' ', file.Problems)}";
        try
        {
            await store.AddRunsAsync(_id, SweepExpansion.Expand(_definition), _decisions!.RunSettings, cancellation);
            return null;
        }
        catch (InvalidOperationException error)
        {
            return $"This version makes other runs of the stored sweep file than the one that accepted it: {error.Message}";
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) =>
        _record = await store.FindSweepAsync(_id, cancellation) ?? throw new KeyNotFoundException($"There is no sweep '{_id}' in {store.Database}.");

    /// <summary>Goes on evenly, however the time of day is set.</summary>
    private TimeSpan Now => time.GetElapsedTime(_began);

    private IRunGrain Run(RunId id) => GrainFactory.GetGrain<IRunGrain>(id.ToString());
}
