using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Stopping;

/// <summary>
/// Asynchronous successive halving (Li et al. 2018) of whole configurations: the value of one at a rung is the mean over its
/// seeds of the best figure up to there. The same standings always lead to the same decisions.
/// </summary>
public static class HalvingRule
{
    /// <summary>In the store, and in what people read.</summary>
    public const string Name = "hyperband";

    /// <summary>What a configuration may do at a rung.</summary>
    public enum Verdict
    {
        Wait,
        Promote,
        Stop,
    }

    /// <param name="rank">From 0, among the results at the rung so far.</param>
    /// <param name="results">So many have reached the rung.</param>
    /// <param name="places">So many can reach it at most.</param>
    public static Verdict Judge(Halving rule, int rank, int results, int places)
    {
        var whole = results >= places;
        if (rule.Strict && !whole) return Verdict.Wait;
        if (rank >= Kept(rule, places)) return Verdict.Stop;
        return whole || rank < (int)(results / rule.Eta) ? Verdict.Promote : Verdict.Wait;
    }

    /// <summary>Every decision that is due now, rung by rung.</summary>
    /// <param name="rungs">Rising; all configurations train for the same number of epochs.</param>
    /// <param name="at">Standings of all runs, with their best figures up to that epoch.</param>
    /// <param name="configurations">So many there will be at most.</param>
    /// <param name="isAudited">True for configurations that go on to the end although they would be stopped.</param>
    /// <param name="audited">Configurations that do so already.</param>
    public static IReadOnlyList<Decision> Due(
        Halving rule, IReadOnlyList<int> rungs, Func<int, IReadOnlyList<RunStanding>> at, int configurations, Predicate<int> isAudited, IReadOnlySet<int> audited)
    {
        var decisions = new List<Decision>();
        var places = configurations - audited.Count;
        HashSet<int>? beyond = null;
        foreach (var rung in rungs)
        {
            var field = at(rung).GroupBy(r => r.ConfigurationIndex).Where(g => !audited.Contains(g.Key) && beyond?.Contains(g.Key) != false)
                .ToDictionary(g => g.Key, g => g.ToList());
            var results = field.Where(c => Reached(c.Value, rung)).Select(c => new SeenResult(c.Key, Mean(c.Value)))
                .OrderBy(r => r.Value ?? double.PositiveInfinity).ThenBy(r => r.ConfigurationIndex).ToList();
            var promoted = field.Where(c => IsBeyond(c.Value, rung)).Select(c => c.Key).ToHashSet();
            for (var rank = 0; rank < results.Count; rank++)
            {
                var configuration = results[rank].ConfigurationIndex;
                if (!field[configuration].Any(r => r.State == RunState.Paused && r.UntilEpoch == rung)) continue;
                var verdict = Judge(rule, rank, results.Count, places);
                if (verdict == Verdict.Wait) continue;
                var kind = verdict == Verdict.Promote ? DecisionKind.Promote : isAudited(configuration) ? DecisionKind.Audit : DecisionKind.Stop;
                decisions.Add(new Decision(kind, Name, configuration, rung, places, results, Message(rule, kind, rung, rank, results, places)));
                if (kind == DecisionKind.Promote) promoted.Add(configuration);
            }
            var open = Math.Max(0, places - results.Count) + results.Where((r, rank) =>
                !promoted.Contains(r.ConfigurationIndex) && field[r.ConfigurationIndex].Any(run => !run.State.IsFinal()) && Judge(rule, rank, results.Count, places) == Verdict.Wait).Count();
            places = promoted.Count + Math.Min(open, Kept(rule, places));
            beyond = promoted;
        }
        return decisions;
    }

    internal static int Kept(Halving rule, int places) => Math.Max(1, (int)(places / rule.Eta));

    /// <summary>Each run that can still get there waits there, or was there once.</summary>
    private static bool Reached(IReadOnlyList<RunStanding> runs, int rung) =>
        runs.All(r => r.State.IsFinal() || !(r.UntilEpoch <= rung) || (r.State == RunState.Paused && r.Epochs >= rung));

    private static bool IsBeyond(IReadOnlyList<RunStanding> runs, int rung) => runs.Any(r => !(r.UntilEpoch <= rung));

    /// <summary>Null if one of the runs has failed or has no figure.</summary>
    private static double? Mean(IReadOnlyList<RunStanding> runs) =>
        runs.All(r => r.Value is { } v && double.IsFinite(v)) && !runs.Any(r => r.State is RunState.Failed or RunState.Cancelled) ? runs.Average(r => r.Value!.Value) : null;

    private static string Message(Halving rule, DecisionKind kind, int rung, int rank, List<SeenResult> results, int places)
    {
        var standing = FormattableString.Invariant(
            $"At epoch {rung} it was number {rank + 1} of {results.Count} configurations, of {places} that can come as far ({results[rank].Value?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "no figure"} against {results[0].Value?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "none"} of the best)");
        return kind switch
        {
            DecisionKind.Promote => $"{standing} and goes on.",
            DecisionKind.Audit => $"{standing}; the best {Kept(rule, places)} go on, and this one all the same, to see whether stopping would have been right.",
            _ => $"{standing}; the best {Kept(rule, places)} go on.",
        };
    }
}
