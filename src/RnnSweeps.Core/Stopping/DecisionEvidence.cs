using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Stopping;

/// <summary>The figures on which a rule decided about a configuration, as people read its metric: not turned round where higher is better.</summary>
/// <param name="Own">The configuration's; null where it had none.</param>
/// <param name="Threshold">Of <c>hyperband</c> that of the last that may go on; of <c>median</c> the median of the others; null where there was none.</param>
/// <param name="Rank">Of <c>hyperband</c>: its place among the results at the rung, from 1.</param>
/// <param name="Results">So many had been seen.</param>
public sealed record DecisionEvidence(double? Own, double? Threshold, int? Rank, int Results)
{
    /// <summary>Null where what the decision saw does not tell.</summary>
    public static DecisionEvidence? Of(Decision decision, EarlyTermination? rule, SweepMetric metric)
    {
        var at = decision.Seen.ToList().FindIndex(s => s.ConfigurationIndex == decision.ConfigurationIndex);
        if (at < 0) return null;
        var sign = metric.Goal == MetricGoal.Minimize ? 1 : -1;
        var own = sign * decision.Seen[at].Value;
        return rule switch
        {
            Halving halving when decision is { Rule: HalvingRule.Name, Places: { } places } =>
                new DecisionEvidence(own, sign * decision.Seen.ElementAtOrDefault(HalvingRule.Kept(halving, places) - 1)?.Value, at + 1, decision.Seen.Count),
            Median when decision.Rule == MedianRule.Name && decision.Seen.Where((_, i) => i != at).Select(s => s.Value).OfType<double>().ToList() is { Count: > 0 } others =>
                new DecisionEvidence(own, sign * MedianOf(others), null, others.Count),
            _ => null,
        };
    }

    /// <summary>Of a decision that has only what changed.</summary>
    /// <param name="board">What it saw.</param>
    public static DecisionEvidence? Of(Decision decision, Scoreboard board, EarlyTermination? rule, SweepMetric metric)
    {
        var sign = metric.Goal == MetricGoal.Minimize ? 1 : -1;
        return rule switch
        {
            Halving halving when decision is { Rule: HalvingRule.Name, Places: { } places } && board.Has(decision.ConfigurationIndex) =>
                new DecisionEvidence(
                    sign * board.ValueOf(decision.ConfigurationIndex), HalvingRule.Kept(halving, places) is var kept && kept <= board.Count ? sign * board[kept - 1].Value : null,
                    board.Rank(decision.ConfigurationIndex) + 1, board.Count),
            Median median when decision.Rule == MedianRule.Name && MedianRule.OfOthers(median, board, decision.ConfigurationIndex) is { } others =>
                new DecisionEvidence(
                    sign * decision.Seen.FirstOrDefault(s => s.ConfigurationIndex == decision.ConfigurationIndex)?.Value, sign * others, null,
                    board.Count - (board.Has(decision.ConfigurationIndex) ? 1 : 0)),
            _ => null,
        };
    }

    private static double MedianOf(List<double> values)
    {
        values.Sort();
        return MedianRule.Median(values.Count, i => values[i]);
    }
}
