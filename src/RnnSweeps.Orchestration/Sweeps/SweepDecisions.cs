using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// What a sweep decides while it goes on: which configuration is next, which runs go on beyond a rung, which end, and when
/// the sweep has had enough. Everything is derived from the store, so that after a restart the same follows.
/// </summary>
internal sealed class SweepDecisions
{
    private readonly SearchSpace _space;
    private readonly SweepDefinition _sweep;
    private readonly SweepMembers _members;
    private readonly DecisionLog _log;
    private readonly BudgetMeter _spending;
    private readonly TimeProvider _time;

    /// <summary>True once no further configuration can be proposed.</summary>
    private bool _exhausted;

    public SweepDecisions(ResultStore store, SweepId id, SweepDefinition sweep, TimeProvider time)
    {
        (_sweep, _time) = (sweep, time);
        _space = SearchSpaces.Draws(sweep);
        _members = new SweepMembers(id);
        _log = new DecisionLog(store, id, sweep, _members);
        _spending = new BudgetMeter(store, id, time);
    }

    /// <summary>With which its runs are added.</summary>
    public RunSettings RunSettings => new(FirstRung, _sweep.Stop, _sweep.Reuse);

    /// <summary>True if configurations are proposed while the sweep goes on.</summary>
    public bool Proposes => _sweep.Method == SearchMethod.Bayes;

    /// <summary>True if runs may end between two rungs, by what is heard of them.</summary>
    public bool StopsWhatTrains => _sweep.EarlyTerminate is Median;

    /// <summary>The first rung of a run, an epoch; null for none.</summary>
    public int? FirstRung(PlannedRun run) => _sweep.EarlyTerminate is Halving halving && halving.Rungs((int)run.Configuration["epochs"].AsLong) is [var first, ..] ? first : null;

    /// <summary>True if runs wait at rungs for a decision.</summary>
    public bool DecidesAtRungs => _sweep.EarlyTerminate is Halving;

    /// <summary>When it is a run's turn.</summary>
    public QueueSettings TurnOf(RunTurn run) => new(
        _sweep.EarlyTerminate is Halving ? new(run.UntilEpoch ?? int.MaxValue, run.ConfigurationIndex, run.Priority) : new(0, 0, run.Priority),
        run.Paused, run.Attempt > 0 && !run.Reused, run.NotBefore is { } until ? new StoredRetryDelay(until, until - _time.GetUtcNow()) : null);

    public void Know(RunRecord run) => _members.Add(run.Id, run.ConfigurationIndex, run.Configuration);

    /// <summary>Something has become of a run: what follows from it is looked at with the next decision.</summary>
    public void Changed(RunId run)
    {
        _log.Changed(run);
        _spending.Changed(run);
    }

    /// <summary>Null, or one sentence that says that no further run may begin, though those that have begun may go on.</summary>
    public string? RunsSpent(Allowance? allowance, int begun) => Budget(allowance).RunsSpent(begun);

    /// <summary>Why runs may not go on, in one sentence; null while they may.</summary>
    /// <param name="inTraining">Runs that spend at the moment.</param>
    public async Task<string?> LimitAsync(Allowance? allowance, IReadOnlyCollection<RunId> inTraining)
    {
        var budget = Budget(allowance);
        var metric = _sweep.Metric with { Target = allowance is null ? _sweep.Metric.Target : allowance.Target };
        // What has been resumed has been looked at.
        var failures = allowance is null ? _sweep.FailFast ?? 0 : 0;
        if (budget.Epochs is not null || budget.DeviceHours is not null || metric.Target is not null) await _spending.ReadAsync(metric, inTraining);
        if (metric.Target is not null && _spending.Best is { } best && metric.HasReached(best))
            return FormattableString.Invariant($"{metric.Name} has reached {best:0.####}; the target was {metric.Target}.");
        if (failures > 0 && await _spending.CommonFailureAsync(failures) is { } cause)
            return $"The first {failures} runs to end have failed of the same cause, {cause}: see the message of each with 'rnnsweeps show {_members.Sweep}'.";
        var wall = budget.WallClock is null ? TimeSpan.Zero : await _spending.WallClockAsync();
        return budget.Spent(wall, _spending.Epochs, _spending.DeviceSeconds / 3600);
    }

    /// <summary>Takes every decision about runs at rungs that is due; answers the configurations that they are about.</summary>
    public async Task<IReadOnlyCollection<int>> DecideAsync() => await _log.DecideAsync(
        members => Proposes && !_exhausted ? Math.Max(members, SweepExpansion.MostConfigurations(_sweep) - _members.Count + members) : members);

    /// <summary>After an evaluation: the configuration that is to end, or to go on all the same, which is then stored; null if nothing is decided.</summary>
    public async Task<(int Configuration, bool Stops)?> StopsAsync(RunId run, int epoch)
    {
        if (_sweep.EarlyTerminate is not Median median || epoch <= median.GraceEpochs) return null;
        _log.Changed(run);
        return await _log.StopAsync(_members.Of(run), epoch) is { } decision ? (decision.ConfigurationIndex, decision.Kind == DecisionKind.Stop) : null;
    }

    /// <summary>True once no further configuration comes, whoever asks.</summary>
    public bool HasProposedAll => !Proposes || _exhausted || _members.Count >= SweepExpansion.MostConfigurations(_sweep);

    /// <summary>The next configuration's runs, stored with the results that they were derived from; null if there is none.</summary>
    public async Task<IReadOnlyList<PlannedRun>?> ProposeAsync()
    {
        if (HasProposedAll) return null;
        var planned = await _log.ProposeAsync(_space, Plan, RunSettings);
        _exhausted |= planned is null;
        return planned;
    }

    private IReadOnlyList<PlannedRun> Plan(int index, Configuration configuration) =>
    [
        .. _sweep.Seeds.Select((seed, i) => new PlannedRun((index - 1) * _sweep.Seeds.Count + i + 1, index, configuration, DrawExpansion.Label(_sweep, _space, configuration), seed))
            .Where(r => r.Number <= _sweep.RunCap),
    ];

    private SweepBudget Budget(Allowance? allowance) => allowance?.Budget ?? _sweep.Budget;
}
