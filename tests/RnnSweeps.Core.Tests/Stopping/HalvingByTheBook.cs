using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Tests.Stopping;

/// <summary>Successive halving looked at as a whole each time, as the papers tell it: what the ladder must agree with.</summary>
internal static class HalvingByTheBook
{
    public static IReadOnlyList<(DecisionKind Kind, int Configuration, int Epoch, int Places, string Seen)> Due(
        Halving rule, IReadOnlyList<int> rungs, IReadOnlyList<RunSnapshot> runs, int configurations, Predicate<int> isAudited, HashSet<int> audited, HashSet<(int, int)> decided)
    {
        var decisions = new List<(DecisionKind, int, int, int, string)>();
        var places = configurations - audited.Count;
        HashSet<int>? beyond = null;
        for (var k = 0; k < rungs.Count; k++)
        {
            var rung = rungs[k];
            var field = runs.GroupBy(r => r.ConfigurationIndex).Where(g => !audited.Contains(g.Key) && beyond?.Contains(g.Key) != false).ToDictionary(g => g.Key, g => g.ToList());
            var results = field.Where(c => c.Value.All(r => r.State.IsFinal() || !(r.UntilEpoch <= rung) || (r.State == RunState.AwaitingPromotion && r.Epochs >= rung)))
                .Select(c => new SeenResult(c.Key, Mean(c.Value, k))).OrderBy(r => r.Value ?? double.PositiveInfinity).ThenBy(r => r.ConfigurationIndex).ToList();
            var promoted = field.Where(c => c.Value.Exists(r => !(r.UntilEpoch <= rung))).Select(c => c.Key).ToHashSet();
            for (var rank = 0; rank < results.Count; rank++)
            {
                var configuration = results[rank].ConfigurationIndex;
                if (decided.Contains((configuration, rung)) || !field[configuration].Exists(r => r.State == RunState.AwaitingPromotion && r.UntilEpoch == rung)) continue;
                var verdict = HalvingRule.Decide(rule, rank, results.Count, places);
                if (verdict == HalvingRule.HalvingDecision.Wait) continue;
                var kind = verdict == HalvingRule.HalvingDecision.Promote ? DecisionKind.Promote : isAudited(configuration) ? DecisionKind.Audit : DecisionKind.Stop;
                decisions.Add((kind, configuration, rung, places, Text(results)));
                if (kind == DecisionKind.Promote) promoted.Add(configuration);
            }
            var open = Math.Max(0, places - results.Count) + results.Where((r, rank) => !promoted.Contains(r.ConfigurationIndex)
                && field[r.ConfigurationIndex].Exists(run => !run.State.IsFinal()) && HalvingRule.Decide(rule, rank, results.Count, places) == HalvingRule.HalvingDecision.Wait).Count();
            places = promoted.Count + Math.Min(open, HalvingRule.Kept(rule, places));
            beyond = promoted;
        }
        return decisions;
    }

    public static string Text(IEnumerable<SeenResult> results) => string.Join(' ', results.Select(r => $"{r.ConfigurationIndex}:{r.Value}"));

    private static double? Mean(List<RunSnapshot> runs, int rung) =>
        runs.TrueForAll(r => r.Best[rung] is not null) && !runs.Exists(r => r.State is RunState.Failed or RunState.Cancelled) ? runs.Average(r => r.Best[rung]!.Value) : null;
}
