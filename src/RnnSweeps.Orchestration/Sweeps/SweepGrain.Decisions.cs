using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>What the sweep decides while it goes on. One decision is taken at a time; calls that come meanwhile wait for it.</summary>
internal sealed partial class SweepGrain
{
    private readonly SemaphoreSlim _deciding = new(1);

    /// <summary>True while a configuration may still be proposed.</summary>
    private bool CanPropose => MayPropose && _record.State == SweepState.Active;

    /// <summary>The same once a paused or halted sweep goes on.</summary>
    private bool MayPropose => _decisions is { HasProposedAll: false };

    /// <summary>True while runs may be dispatched, limits aside.</summary>
    private bool Dispatches => _record.State == SweepState.Active && !_cancelling && _decisions is not null;

    /// <summary>Null, or one sentence that says why no further run may begin; those that have begun may go on.</summary>
    private string? RunsSpent => _decisions!.RunsSpent(_record.Allowance, _queue.Begun);

    public async Task<RunId?> NextRun()
    {
        if (!Dispatches) return null;
        if (await OneAtATimeAsync(() => _decisions!.LimitAsync(_record.Allowance, _queue.Dispatched)) is { } limit)
        {
            Halt(limit);
            return null;
        }
        if (Take() is { } ready) return ready;
        while (CanPropose && RunsSpent is null && !(_queue.Running >= _definition!.Slots))
        {
            if (await OneAtATimeAsync(ProposeAsync) is { } proposed) return proposed;
            EndIfAllEnded();
            // What was there already needs no training, and the search goes on from it.
            if (!_definition!.Reuse) break;
        }
        if (RunsSpent is null) return null;
        // A decision that is being taken may promote a run that waits at a rung.
        await DecideAsync();
        if (Take() is { } begun) return begun;
        if (RunsSpent is { } spent) Halt(spent);
        return null;
    }

    /// <summary>
    /// The next run that waits, or null. Nothing else happens between the look at the budget and the run's counting against it;
    /// while the limits were looked at a person may have paused or ended the sweep.
    /// </summary>
    private RunId? Take() => Dispatches ? _queue.Take(Now, begun: RunsSpent is not null) : null;

    public async Task<EvaluationDecision> OnEvaluation(RunId run, EpochMetrics metrics)
    {
        if (_cancelling) return EvaluationDecision.Stop;
        if (_decisions is not { StopsWhatTrains: true }) return EvaluationDecision.Continue;
        var decided = await OneAtATimeAsync(async () =>
        {
            var decision = await _decisions.StopsAsync(run, metrics.Epoch);
            if (decision is var (configuration, _)) await SynchroniseAsync([configuration]);
            return decision;
        });
        return decided is (_, true) || await store.StopOfAsync(run) is not null ? EvaluationDecision.Stop : EvaluationDecision.Continue;
    }

    public async Task OnRungReached(RunId run)
    {
        _queue.Await(run);
        _decisions?.Changed(run);
        await DecideAsync();
        EndIfAllEnded();
    }

    /// <summary>What is in training comes to its end; with the last of it the sweep halts, once its files are written.</summary>
    private void Halt(string reason)
    {
        if (!Dispatches || _settling || _queue.Running > 0 || _queue.AllEnded && !CanPropose) return;
        _record = _record with { State = SweepState.Halted, Reason = reason };
        Settle(async () =>
        {
            await csv.WriteAsync(_id);
            if (await store.HaltAsync(_id, reason)) LogHalted(_id, reason);
            await ReadAsync(CancellationToken.None);
        });
    }

    private async Task DecideAsync()
    {
        if (_decisions is not { DecidesAtRungs: true } || _record.State != SweepState.Active) return;
        var any = await OneAtATimeAsync(async () =>
        {
            var about = await _decisions.DecideAsync();
            // Whoever waits for this decision finds the queue as it is after it.
            return about.Count > 0 && await SynchroniseAsync(about);
        });
        if (any) wakeSignals.Slots.Set();
    }

    /// <summary>Proposes, and dispatches in the same breath, so that two slots which ask at once take two runs and spend no more than there is.</summary>
    private async Task<RunId?> ProposeAsync()
    {
        if (Take() is { } ready) return ready;
        if (!CanPropose || RunsSpent is not null) return null;
        // Known with the last proposal: a sweep that has spent its budget on its last run has ended, and has not halted.
        if (await _decisions!.ProposeAsync() is { } planned) await SynchroniseAsync(planned.Count == 0 ? null : [.. planned.Select(p => p.ConfigurationIndex).Distinct()]);
        return Take();
    }

    /// <summary>After a decision, and after what a person asked, the store knows better.</summary>
    /// <param name="configurations">Those that it was about; null for all.</param>
    private async Task<bool> SynchroniseAsync(IReadOnlyCollection<int>? configurations = null)
    {
        foreach (var run in await store.TurnsAsync(_id, configurations))
        {
            var isNew = !_queue.Knows(run.Id);
            _queue.Note(run.Id, _decisions!.TurnOf(run), Now);
            if (_queue.HasEnded(run.Id) != run.State.IsFinal()) _decisions.Changed(run.Id);
            if (run.State.IsFinal()) _queue.End(run.Id);
            else if (_queue.HasEnded(run.Id)) Reopen(run);
            // What is out belongs to its slot until that says otherwise, and what is said to be in training came back meanwhile.
            else if (isNew || !_queue.IsDispatched(run.Id) && run.State != RunState.Running) _queue.Set(run.Id, run.State, Now);
        }
        return true;
    }

    /// <summary>Only what waits: a run that has ended while its row was read must not come back.</summary>
    private void Reopen(RunTurn run)
    {
        if (run.State == RunState.Queued) _queue.Reopen(run.Id);
    }

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> work)
    {
        await _deciding.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _deciding.Release();
        }
    }
}
