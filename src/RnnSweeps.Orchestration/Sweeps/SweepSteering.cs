using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Bayes;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// What a sweep decides while it goes on: which configuration is next, which runs go on beyond a rung, which end, and when
/// the sweep has had enough. Everything is derived from the store, so that after a restart the same follows.
/// </summary>
internal sealed class SweepSteering(ResultStore store, SweepId id, SweepDefinition sweep, TimeProvider time)
{
    private readonly SearchSpace _space = SearchSpaces.Draws(sweep);

    /// <summary>With which its runs are added.</summary>
    public RunTerms Terms => new(FirstPause, sweep.Stop, sweep.Reuse);

    /// <summary>True once no further configuration can be proposed.</summary>
    private bool _exhausted;

    /// <summary>True if configurations are proposed while the sweep goes on.</summary>
    public bool Proposes => sweep.Method == SearchMethod.Bayes;

    /// <summary>True if runs may end between two rungs, by what is heard of them.</summary>
    public bool StopsWhatTrains => sweep.EarlyTerminate is Median;

    /// <summary>The epoch at which such a run pauses first; null for none.</summary>
    public int? FirstPause(PlannedRun run) => Rungs(run.Configuration) is [var first, ..] ? first : null;

    /// <summary>True if runs wait at rungs for a decision.</summary>
    public bool DecidesAtRungs => sweep.EarlyTerminate is Halving;

    /// <summary>When it is a run's turn.</summary>
    public QueueTerms TurnOf(RunRecord run) => new(
        sweep.EarlyTerminate is Halving ? new(run.UntilEpoch ?? int.MaxValue, run.ConfigurationIndex, run.Priority) : new(0, 0, run.Priority),
        run.Held, run.Attempt > 0 && run.ReusedFrom is null, run.NotBefore);

    /// <summary>Null, or one sentence that says that no further run may begin, though those that have begun may go on.</summary>
    public string? RunsSpent(Allowance? allowance, int begun) => Budget(allowance).RunsSpent(begun);

    /// <summary>Why runs may not go on, in one sentence; null while they may.</summary>
    public async Task<string?> LimitAsync(Allowance? allowance)
    {
        var budget = Budget(allowance) with { Runs = null };
        var metric = sweep.Metric with { Target = allowance is null ? sweep.Metric.Target : allowance.Target };
        // What has been resumed has been looked at.
        var failures = allowance is null ? sweep.FailFast ?? 0 : 0;
        if (budget.IsUnlimited && metric.Target is null && failures == 0) return null;
        var spent = await store.SpendingAsync(id, metric, failures, epochs: budget.Epochs is not null || budget.DeviceHours is not null || metric.Target is not null);
        if (spent.Best is { } best && metric.HasReached(best))
            return FormattableString.Invariant($"{metric.Name} has reached {best:0.####}; the target was {metric.Target}.");
        if (failures > 0 && spent.FirstEnded.Count == failures && spent.FirstEnded is [{ } cause, ..] && spent.FirstEnded.All(f => f == cause))
            return $"The first {failures} runs to end have failed of the same cause, {cause}: see the message of each with 'rnnsweeps show {id}'.";
        var wall = spent.Began is { } began ? time.GetUtcNow() - began : TimeSpan.Zero;
        return budget.Spent(wall, spent.Epochs, spent.DeviceSeconds / 3600);
    }

    /// <summary>Takes every decision about paused runs that is due; true if there was one.</summary>
    public async Task<bool> DecideAsync(IReadOnlyList<RunRecord> runs)
    {
        if (sweep.EarlyTerminate is not Halving halving || runs.Count == 0) return false;
        var audited = (await store.DecisionsAsync(id)).Where(d => d.Kind == DecisionKind.Audit).Select(d => d.ConfigurationIndex).ToHashSet();
        var any = false;
        var configurations = runs.Select(r => r.ConfigurationIndex).Distinct().Count();
        // Configurations of other lengths have other rungs, and are judged among themselves.
        foreach (var alike in runs.GroupBy(r => r.Configuration["epochs"].AsLong))
        {
            var rungs = Rungs(alike.First().Configuration);
            if (rungs.Count == 0) continue;
            var members = alike.Select(r => r.ConfigurationIndex).ToHashSet();
            var standings = new Dictionary<int, IReadOnlyList<RunStanding>>();
            foreach (var rung in rungs) standings[rung] = [.. (await store.StandingsAsync(id, sweep.Metric, rung)).Where(s => members.Contains(s.ConfigurationIndex))];
            var expected = Proposes && !_exhausted ? Math.Max(members.Count, SweepExpansion.MostConfigurations(sweep) - configurations + members.Count) : members.Count;
            foreach (var decision in HalvingRule.Due(halving, rungs, rung => standings[rung], expected, IsAudited, audited))
            {
                var next = decision.Kind == DecisionKind.Promote ? rungs.Cast<int?>().FirstOrDefault(r => r > decision.Epoch) : null;
                any |= await store.DecideAsync(id, decision, next);
            }
        }
        return any;
    }

    /// <summary>After an evaluation: true if the run's configuration is to end, which is then stored.</summary>
    public async Task<bool> StopsAsync(RunRecord run, int epoch)
    {
        if (sweep.EarlyTerminate is not Median median || epoch <= median.GraceEpochs) return false;
        var best = await store.StandingsAsync(id, sweep.Metric, epoch);
        var averages = await store.StandingsAsync(id, sweep.Metric, epoch, average: true);
        if (MedianRule.Due(median, run.ConfigurationIndex, epoch, best, averages, IsAudited) is not { } decision) return false;
        await store.DecideAsync(id, decision, null);
        return decision.Kind == DecisionKind.Stop;
    }

    /// <summary>True once no further configuration comes, whoever asks.</summary>
    public bool HasProposedAll(IReadOnlyList<RunRecord> runs) => !Proposes || _exhausted || runs.Select(r => r.ConfigurationIndex).Distinct().Count() >= SweepExpansion.MostConfigurations(sweep);

    /// <summary>The next configuration's runs, stored with the results that they were derived from; null if there is none.</summary>
    public async Task<IReadOnlyList<PlannedRun>?> ProposeAsync(IReadOnlyList<RunRecord> runs)
    {
        if (HasProposedAll(runs)) return null;
        var known = runs.GroupBy(r => r.ConfigurationIndex).OrderBy(g => g.Key).Select(g => g.First().Configuration).ToList();
        var seen = Seen(runs, await store.StandingsAsync(id, sweep.Metric, null));
        if (Proposals.Next(sweep, _space, known, seen) is not { } configuration)
        {
            _exhausted = true;
            return null;
        }
        var proposal = new Decision(DecisionKind.Propose, "bayes", known.Count + 1, null, null, seen, $"Proposed after {seen.Count(s => s.Value is not null)} results, while {seen.Count(s => s.Value is null)} had none.");
        var index = known.Count + 1;
        IReadOnlyList<PlannedRun> planned = [.. sweep.Seeds.Select((seed, i) => new PlannedRun(known.Count * sweep.Seeds.Count + i + 1, index, configuration, DrawExpansion.Label(sweep, _space, configuration), seed))
            .Where(r => r.Number <= sweep.RunCap)];
        return await store.ProposeAsync(id, proposal, planned, Terms) ? planned : [];
    }

    /// <summary>The mean over seeds of every configuration whose runs have all ended; null for what failed or goes on.</summary>
    private static List<SeenResult> Seen(IReadOnlyList<RunRecord> runs, IReadOnlyList<RunStanding> standings)
    {
        var values = standings.ToDictionary(s => s.Number, s => s.Value);
        return [.. runs.GroupBy(r => r.ConfigurationIndex).OrderBy(g => g.Key).Select(g =>
            new SeenResult(g.Key, g.All(r => r.State is RunState.Completed or RunState.Stopped && values[r.Id.Number] is not null) ? g.Average(r => values[r.Id.Number]) : null))];
    }

    private SweepBudget Budget(Allowance? allowance) => allowance?.Budget ?? sweep.Budget;

    private IReadOnlyList<int> Rungs(Configuration configuration) =>
        sweep.EarlyTerminate is Halving halving ? halving.Rungs((int)configuration["epochs"].AsLong) : [];

    private bool IsAudited(int configuration) => SearchRandom.Of(sweep.SearchSeed, configuration, "audit").Uniform() < sweep.EarlyTerminate!.Audit;
}
