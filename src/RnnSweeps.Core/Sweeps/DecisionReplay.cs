using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Derives the stored decisions of a sweep again from what they saw.</summary>
/// <param name="configurations">Of the sweep, in their order.</param>
public sealed class DecisionReplay(SweepDefinition sweep, IReadOnlyList<Configuration> configurations)
{
    private readonly DecisionBoards _boards = new(configuration => configurations[configuration - 1]["epochs"].AsLong);
    private readonly Lazy<SearchSpace> _space = new(() => SearchSpaces.Draws(sweep));

    /// <summary>Null if the decision follows; else one sentence that says what follows instead. To be asked for each of them, in their order.</summary>
    public string? Problem(Decision decision)
    {
        if (decision.ConfigurationIndex < 1 || decision.ConfigurationIndex > configurations.Count)
            return $"It is about configuration {decision.ConfigurationIndex}, and the sweep has {configurations.Count}.";
        var board = _boards.SeenBy(decision);
        return (decision.Rule, sweep.EarlyTerminate) switch
        {
            (ProposalRule.Name, _) => Proposal(decision, board),
            (HalvingRule.Name, Halving halving) => board is null ? Rung(halving, decision) : Rung(halving, decision, board),
            (MedianRule.Name, Median median) => (board is null ? MedianRule.Follows(median, decision) : MedianRule.Follows(median, decision, board)) ? null
                : "What it saw is no reason to stop the configuration.",
            _ => $"The sweep's file has no rule {decision.Rule}.",
        };
    }

    private string? Proposal(Decision decision, Scoreboard? board)
    {
        var known = configurations.Take(decision.ConfigurationIndex - 1).ToList();
        var seen = board is null ? decision.Seen : ProposalRule.Seen(decision.ConfigurationIndex, board);
        var next = Proposals.Next(sweep, _space.Value, known, seen);
        var stored = configurations[decision.ConfigurationIndex - 1];
        return stored.Equals(next) ? null : $"From what it saw follows {next?.Hash ?? "nothing"}, and {stored.Hash} was trained.";
    }

    private static string? Rung(Halving halving, Decision decision)
    {
        var rank = decision.Seen.ToList().FindIndex(s => s.ConfigurationIndex == decision.ConfigurationIndex);
        var ordered = decision.Seen.OrderBy(s => s.Value ?? double.PositiveInfinity).ThenBy(s => s.ConfigurationIndex);
        return rank >= 0 && !ordered.SequenceEqual(decision.Seen) ? "What it saw is not in order." : Judged(halving, decision, rank, decision.Seen.Count);
    }

    private static string? Rung(Halving halving, Decision decision, Scoreboard board) =>
        Judged(halving, decision, board.Has(decision.ConfigurationIndex) ? board.Rank(decision.ConfigurationIndex) : -1, board.Count);

    private static string? Judged(Halving halving, Decision decision, int rank, int results)
    {
        if (rank < 0 || decision.Places is not { } places) return "It did not see the configuration that it is about.";
        var verdict = HalvingRule.Decide(halving, rank, results, places);
        var expected = decision.Kind == DecisionKind.Promote ? HalvingRule.HalvingDecision.Promote : HalvingRule.HalvingDecision.Stop;
        return verdict == expected ? null : $"From what it saw follows '{verdict}'.";
    }
}
