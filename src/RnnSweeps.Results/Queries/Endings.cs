using System.Text.RegularExpressions;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Queries;

/// <summary>A configuration that a rule of early termination has stopped.</summary>
/// <param name="Epoch">Of the rung or the comparison.</param>
/// <param name="Runs">Of this configuration that the rule ended.</param>
/// <param name="Grounds">The figures that decided; null where the store has only the message.</param>
public sealed record StoppedConfiguration(string Rule, int? Epoch, int ConfigurationIndex, string Label, int Runs, DecisionEvidence? Grounds, string Message);

/// <summary>Runs that ended alike.</summary>
/// <param name="First">The first of them by number.</param>
/// <param name="Message">What the first one said.</param>
/// <param name="Otherwise">So many of the others said something else, numbers and names apart.</param>
public sealed record EndingGroup(RunState State, string? Reason, int Runs, RunId First, string Label, string? Message, int Otherwise);

/// <summary>Why runs of a sweep ended before their last epoch, grouped.</summary>
/// <param name="Stopped">By epoch, then by rank.</param>
/// <param name="Others">Failed, cancelled, or stopped by something that looks at one run alone; the most frequent first.</param>
public sealed partial record Endings(IReadOnlyList<StoppedConfiguration> Stopped, IReadOnlyList<EndingGroup> Others)
{
    public static Endings Of(SweepDefinition sweep, IReadOnlyList<RunRecord> runs, IReadOnlyList<Decision> decisions)
    {
        var ended = runs.Where(r => r.State is RunState.Stopped or RunState.Failed or RunState.Cancelled).ToLookup(r => r.ConfigurationIndex);
        var stops = decisions.Where(d => d.Kind == DecisionKind.Stop).GroupBy(d => d.ConfigurationIndex).Select(g => g.First())
            .Select(d => (Decision: d, Runs: ended[d.ConfigurationIndex].Where(r => r.State == RunState.Stopped && r.Reason == d.Rule).ToList())).Where(s => s.Runs.Count > 0).ToList();
        var grounds = Grounds(sweep, runs, decisions);
        var ruled = stops.SelectMany(s => s.Runs).Select(r => r.Id).ToHashSet();
        return new Endings(
            [.. stops.Select(s => new StoppedConfiguration(
                s.Decision.Rule, s.Decision.Epoch, s.Decision.ConfigurationIndex, s.Runs[0].Label, s.Runs.Count, grounds[s.Decision.ConfigurationIndex], s.Decision.Message))
                .OrderBy(s => s.Rule, StringComparer.Ordinal).ThenBy(s => s.Epoch).ThenBy(s => s.Grounds?.Rank).ThenBy(s => s.ConfigurationIndex)],
            [.. ended.SelectMany(g => g).Where(r => !ruled.Contains(r.Id)).GroupBy(r => (r.State, r.Reason))
                .Select(g => (First: g.MinBy(r => r.Id.Number)!, All: g.ToList()))
                .Select(g => new EndingGroup(g.First.State, g.First.Reason, g.All.Count, g.First.Id, g.First.Label, g.First.Message, g.All.Count(r => MessageText(r) != MessageText(g.First))))
                .OrderByDescending(e => e.Runs).ThenBy(e => e.First.Number)]);
    }

    /// <summary>Of the first decision to stop each configuration.</summary>
    private static Dictionary<int, DecisionEvidence?> Grounds(SweepDefinition sweep, IReadOnlyList<RunRecord> runs, IReadOnlyList<Decision> decisions)
    {
        var lengths = new Lazy<Dictionary<int, long>>(() => runs.DistinctBy(r => r.ConfigurationIndex).ToDictionary(r => r.ConfigurationIndex, r => r.Configuration["epochs"].AsLong));
        var boards = new DecisionBoards(configuration => lengths.Value.GetValueOrDefault(configuration));
        var grounds = new Dictionary<int, DecisionEvidence?>();
        foreach (var decision in decisions)
        {
            var board = boards.SeenBy(decision);
            if (decision.Kind != DecisionKind.Stop || grounds.ContainsKey(decision.ConfigurationIndex)) continue;
            grounds[decision.ConfigurationIndex] = board is null
                ? DecisionEvidence.Of(decision, sweep.EarlyTerminate, sweep.Metric)
                : DecisionEvidence.Of(decision, board, sweep.EarlyTerminate, sweep.Metric);
        }
        return grounds;
    }

    /// <summary>The message without what differs from run to run though the cause is one: figures, ids, paths.</summary>
    private static string MessageText(RunRecord run) => Particular().Replace(run.Message ?? "", "…");

    [GeneratedRegex(@"\S*/\S*|\bNaN\b|\bInfinity\b|\d+(\.\d+)?(E[+-]?\d+)?")]
    private static partial Regex Particular();
}
