using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// What the decisions of a sweep are derived from. It is read from the store as a whole once, and then only the runs that have
/// changed are; where somebody else has decided meanwhile, it is read again as a whole. One thing at a time is asked of it.
/// </summary>
internal sealed class DecisionLog(ResultStore store, SweepId id, SweepDefinition sweep, SweepMembers members)
{
    /// <summary>Decisions that are stored in one transaction at most, so that whoever else writes waits for these alone.</summary>
    private const int StoredAtOnce = 100;

    private readonly Dictionary<long, HalvingLadder> _ladders = [];
    private readonly HashSet<RunId> _changed = [];
    private Scoreboard _results = new();
    private MedianBoards? _median;
    private bool _isRead;
    private long _last;

    /// <summary>Something has become of a run.</summary>
    public void Changed(RunId run) => _changed.Add(run);

    /// <summary>Takes every decision about runs at rungs that is due; answers the configurations that they are about.</summary>
    /// <param name="most">How many configurations of a length there will be at most, from how many there are.</param>
    public async Task<IReadOnlyCollection<int>> DecideAsync(Func<int, int> most)
    {
        var about = new HashSet<int>();
        while (true)
        {
            await ReadAsync();
            var due = _ladders.SelectMany(l => l.Value.Due(most(members.ByLength[l.Key].Count))).Take(StoredAtOnce).ToList();
            if (due.Count == 0) return about;
            if (await StoreAsync(due)) about.UnionWith(due.Select(d => d.ConfigurationIndex));
        }
    }

    /// <summary>The decision to stop a configuration, made now and stored; null if there is none.</summary>
    public async Task<Decision?> StopAsync(int configuration, int epoch)
    {
        await ReadAsync();
        return _median?.Due(configuration, epoch) is { } decision && await StoreAsync([decision]) ? decision : null;
    }

    /// <summary>The decision to try another configuration, and which one; null where none is left, or somebody else has decided meanwhile.</summary>
    /// <param name="plan">Its runs.</param>
    public async Task<IReadOnlyList<PlannedRun>?> ProposeAsync(SearchSpace space, Func<int, Core.Parameters.Configuration, IReadOnlyList<PlannedRun>> plan, RunSettings terms)
    {
        await ReadAsync();
        var (known, index) = (members.Configurations, members.Count + 1);
        var seen = ProposalRule.Seen(index, _results);
        // It costs more the more is known: nobody else waits for it.
        if (await Task.Run(() => Proposals.Next(sweep, space, known, seen)) is not { } configuration) return null;
        var planned = plan(index, configuration);
        var decision = ProposalRule.Of(index, _results);
        if (await store.ProposeAsync(id, _last, decision, planned, terms) is not { } number)
        {
            _isRead = false;
            foreach (var run in await store.RunsAsync(id)) members.Add(run.Id, run.ConfigurationIndex, run.Configuration);
            return [];
        }
        _last = number;
        Settle(decision, restored: false);
        members.Add(planned);
        foreach (var run in planned) Changed(new RunId(id, run.Number));
        return planned;
    }

    /// <summary>False, with nothing stored, if somebody else has decided meanwhile.</summary>
    private async Task<bool> StoreAsync(IReadOnlyList<Decision> decisions)
    {
        if (await store.DecideAsync(id, _last, [.. decisions.Select(d => (d, NextRung(d)))]) is not { } number) return _isRead = false;
        _last = number;
        foreach (var decision in decisions)
        {
            Settle(decision, restored: false);
            _changed.UnionWith(members.RunsOf(decision.ConfigurationIndex));
        }
        return true;
    }

    private int? NextRung(Decision decision) => decision.Kind == DecisionKind.Promote
        ? Rungs(members.LengthOf(decision.ConfigurationIndex)).Cast<int?>().FirstOrDefault(r => r > decision.Epoch)
        : null;

    private async Task ReadAsync()
    {
        var (changed, whole) = (_changed.ToList(), !_isRead);
        if (!whole && changed.Count == 0) return;
        _changed.Clear();
        // What fails half-way is read as a whole next time.
        _isRead = false;
        if (whole) await ReadDecisionsAsync();
        var configurations = whole ? null : changed.Select(members.Of).ToHashSet();
        await ReadRungsAsync(configurations);
        if (sweep.Method == SearchMethod.Bayes) await ReadResultsAsync(configurations);
        if (_median is not null) await ReadCoursesAsync(configurations);
        _isRead = true;
    }

    private async Task ReadDecisionsAsync()
    {
        _results = new Scoreboard();
        _ladders.Clear();
        _median = sweep.EarlyTerminate is Median median ? new MedianBoards(median, IsAudited) : null;
        var (decisions, last) = await store.DecisionLogAsync(id);
        _last = last;
        foreach (var decision in decisions) Settle(decision, restored: true);
    }

    private void Settle(Decision decision, bool restored)
    {
        switch (decision.Rule)
        {
            case ProposalRule.Name: _results.Settle(decision.OnlyChanges ? decision.Seen : [], restored); break;
            case HalvingRule.Name: LadderOf(members.LengthOf(decision.ConfigurationIndex))?.Settle(decision, restored); break;
            case MedianRule.Name: _median?.Settle(decision, restored); break;
            default: throw new ArgumentException($"Unknown rule {decision.Rule} of sweep {id}.", nameof(decision));
        }
    }

    /// <summary>Configurations of other lengths have other rungs, and are judged among themselves.</summary>
    private async Task ReadRungsAsync(HashSet<int>? configurations)
    {
        if (sweep.EarlyTerminate is not Halving) return;
        foreach (var (length, alike) in members.ByLength)
        {
            var which = configurations is null ? alike : alike.Where(configurations.Contains).ToHashSet();
            if (which.Count == 0 || LadderOf(length) is not { } ladder) continue;
            var all = configurations is null && members.ByLength.Count == 1;
            foreach (var runs in (await store.StandingsAsync(id, sweep.Metric, Rungs(length), all ? null : which)).GroupBy(r => r.ConfigurationIndex))
                ladder.Note(runs.Key, [.. runs]);
        }
    }

    /// <summary>The mean over seeds of every configuration whose runs have all ended; none for what failed or goes on.</summary>
    private async Task ReadResultsAsync(HashSet<int>? configurations)
    {
        foreach (var runs in (await store.StandingsAsync(id, sweep.Metric, [int.MaxValue], configurations)).GroupBy(r => r.ConfigurationIndex))
        {
            if (runs.All(r => r.State is RunState.Completed or RunState.Stopped && r.Best[0] is not null)) _results.Set(runs.Key, runs.Average(r => r.Best[0]!.Value));
            else _results.Remove(runs.Key);
        }
    }

    private async Task ReadCoursesAsync(HashSet<int>? configurations)
    {
        var turns = await store.TurnsAsync(id, configurations);
        var figures = await store.FiguresAsync(id, sweep.Metric, configurations is null ? null : [.. turns.Select(t => (t.Id.Number, _median!.Known(t.ConfigurationIndex, t.Id.Number)))]);
        foreach (var figure in figures) _median!.Add(figure.ConfigurationIndex, figure.Number, figure.Epoch, figure.Value);
        foreach (var turn in turns) _median!.Count(turn.ConfigurationIndex, turn.Id.Number, turn.State is not (RunState.Failed or RunState.Cancelled));
    }

    private HalvingLadder? LadderOf(long length)
    {
        if (_ladders.TryGetValue(length, out var ladder)) return ladder;
        return sweep.EarlyTerminate is Halving halving && Rungs(length) is { Count: > 0 } rungs ? _ladders[length] = new HalvingLadder(halving, rungs, IsAudited) : null;
    }

    private IReadOnlyList<int> Rungs(long length) => sweep.EarlyTerminate is Halving halving ? halving.Rungs((int)length) : [];

    private bool IsAudited(int configuration) => SearchRandom.Of(sweep.SearchSeed, configuration, "audit").Uniform() < sweep.EarlyTerminate!.Audit;
}
