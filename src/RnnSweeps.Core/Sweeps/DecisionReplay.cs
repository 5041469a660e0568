using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Derives stored decisions again from what they saw.</summary>
public static class DecisionReplay
{
    /// <summary>Null if the decision follows; else one sentence that says what follows instead.</summary>
    /// <param name="configurations">Of the sweep, in their order.</param>
    public static string? Problem(SweepDefinition sweep, IReadOnlyList<Configuration> configurations, Decision decision)
    {
        if (decision.ConfigurationIndex < 1 || decision.ConfigurationIndex > configurations.Count)
            return $"It is about configuration {decision.ConfigurationIndex}, and the sweep has {configurations.Count}.";
        return (decision.Rule, sweep.EarlyTerminate) switch
        {
            ("bayes", _) => Proposal(sweep, configurations, decision),
            ("hyperband", Halving halving) => Rung(halving, decision),
            ("median", Median median) => MedianRule.Follows(median, decision) ? null : "What it saw is no reason to stop the configuration.",
            _ => $"The sweep's file has no rule {decision.Rule}.",
        };
    }

    private static string? Proposal(SweepDefinition sweep, IReadOnlyList<Configuration> configurations, Decision decision)
    {
        var known = configurations.Take(decision.ConfigurationIndex - 1).ToList();
        var next = Proposals.Next(sweep, SearchSpaces.Draws(sweep), known, decision.Seen);
        var stored = configurations[decision.ConfigurationIndex - 1];
        return stored.Equals(next) ? null : $"From what it saw follows {next?.Hash ?? "nothing"}, and {stored.Hash} was trained.";
    }

    private static string? Rung(Halving halving, Decision decision)
    {
        var rank = decision.Seen.ToList().FindIndex(s => s.ConfigurationIndex == decision.ConfigurationIndex);
        if (rank < 0 || decision.Places is not { } places) return "It did not see the configuration that it is about.";
        var ordered = decision.Seen.OrderBy(s => s.Value ?? double.PositiveInfinity).ThenBy(s => s.ConfigurationIndex);
        if (!ordered.SequenceEqual(decision.Seen)) return "What it saw is not in order.";
        var verdict = HalvingRule.Judge(halving, rank, decision.Seen.Count, places);
        var expected = decision.Kind == DecisionKind.Promote ? HalvingRule.Verdict.Promote : HalvingRule.Verdict.Stop;
        return verdict == expected ? null : $"From what it saw follows '{verdict}'.";
    }
}
