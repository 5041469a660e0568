using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>
/// What a contest says, in sentences that are never stronger than its tests: "lower than" stands only where p, corrected over all
/// comparisons, is below 0.05; everything else is called not settled, with what would settle it.
/// </summary>
public static class ComparisonSummary
{
    /// <summary>A person who reads of more would not run them.</summary>
    private const int ManySeeds = 50;

    /// <summary>A few by name.</summary>
    private const int MostNames = 2;

    /// <summary>One to four sentences.</summary>
    public static string Of(Comparison contest)
    {
        if (contest.Candidates.Count == 0) return "No run has ended with this figure yet.";
        var leader = contest.Candidates[contest.Leader];
        if (contest.Candidates.Count == 1) return $"There is nothing to compare: {Name(contest, contest.Leader)} came to {Figure(leader)}.{Missing(contest, leader)}";
        if (!contest.IsComparable) return $"{contest.Question.Name} tells of none that it is better: the {contest.What}s were measured on different texts or parts. What every model is measured on (evaluate_on) tells.";
        if (contest.Pairs.Count == 0) return Untested(contest);
        var others = Enumerable.Range(0, contest.Candidates.Count).Where(i => i != contest.Leader).ToList();
        var (behind, open) = (others.Where(i => contest.IsAhead(contest.Leader, i)).ToList(), others.Where(i => !contest.IsAhead(contest.Leader, i)).ToList());
        var sentence = contest.Pairs.All(p => !p.IsSettled()) ? NothingSettled(contest, leader) : open.Count == 0 ? AheadOfAll(contest, leader, behind) : AheadOfSome(contest, leader, behind, open);
        return sentence + Exceptions(contest) + Missing(contest, leader) + Needed(contest, open);
    }

    /// <summary>One sentence about contests on several texts: who leads on which, and where nothing is settled.</summary>
    /// <param name="texts">At least one, each on a text of its own, with sides that can be compared.</param>
    public static string OnTexts(IReadOnlyList<Comparison> texts)
    {
        var open = texts.Where(t => t.Pairs.All(p => !p.IsSettled())).Select(t => t.Question.Text!).ToList();
        if (open.Count == texts.Count) return texts.Count switch
        {
            1 => $"No difference is settled on {open[0]}.",
            2 => $"No difference is settled, neither on {open[0]} nor on {open[1]}.",
            var many => $"No difference is settled on any of the {ReadableText.Count(many)} texts.",
        };
        var led = texts.Where(t => t.Pairs.Any(p => p.IsSettled())).Select(t => $"on {t.Question.Text} {Name(t, t.Leader)} ({ReadableText.Number(t.Candidates[t.Leader].Figure.Mean)}{(t.Leader == 0 ? "" : ", where seeds can be paired")}){NotAheadOf(t)}");
        return $"Lowest perplexity by text: {string.Join("; ", open.Count == 0 ? led : led.Append($"on {ReadableText.List(open)} no difference is settled"))}.";
    }

    /// <summary>One sentence about how the others stand against one: which are better, which worse, which not settled, which not tested.</summary>
    public static string Against(Comparison contest, int baseline)
    {
        var others = Enumerable.Range(0, contest.Candidates.Count).Where(i => i != baseline).ToList();
        var worse = contest.Question.Minimize ? "higher" : "lower";
        List<(string Word, List<int> Sides)> groups =
        [
            ($"{contest.Question.Better}:", others.Where(i => contest.IsAhead(i, baseline)).ToList()),
            ($"{worse}:", others.Where(i => contest.IsAhead(baseline, i)).ToList()),
            ("not settled:", others.Where(i => contest.PairOf(baseline, i) is { } pair && !pair.IsSettled()).ToList()),
            ("not tested:", others.Where(i => contest.PairOf(baseline, i) is null).ToList()),
        ];
        var told = groups.Where(g => g.Sides.Count > 0).Select(g => $"{g.Word} {SomeOf(contest, g.Sides)}").ToList();
        return told.Count == 0 ? $"There is nothing beside {Name(contest, baseline)}." : $"Against {Name(contest, baseline)}, {ReadableText.Number(contest.Candidates[baseline].Figure.Mean)}: {string.Join("; ", told)}.";
    }

    /// <summary>A word for two sides: which is better, or that it is not settled and what would.</summary>
    public static string Of(Comparison contest, int first, int second)
    {
        if (contest.PairOf(first, second) is not { } pair) return "not tested: " + WhyUntested(contest, first, second);
        if (pair.IsSettled()) return $"{contest.Candidates[contest.IsAhead(first, second) ? first : second].Name} {contest.Question.Better}";
        return MoreSeeds(contest, first, second) is { } more ? $"not settled: about {more} more seed{(more == 1 ? "" : "s")}" : $"not settled: more than {SeedsNeeded.Most} seeds";
    }

    /// <summary>
    /// How many more seeds would find a difference of this size in four of five such sweeps, after as many corrections as now; null where it was
    /// not tested, or more than <see cref="SeedsNeeded.Most"/> would be needed. The size is an estimate, and from few seeds a rough one.
    /// </summary>
    public static int? MoreSeeds(Comparison contest, int first, int second) =>
        contest.PairOf(first, second) is not null && contest.Compare(first, second) is { EffectSize: { } effect, Pairs: var pairs }
            && SeedsNeeded.For(effect, contest.Level / contest.Tests) is { } seeds ? Math.Max(1, seeds - pairs) : null;

    private static string Untested(Comparison contest) =>
        contest.Candidates.All(c => c.Values.Count == 1)
            ? $"{Name(contest, contest.Leader)} has the {contest.Question.Best} {contest.Question.Name}{Averaged(contest.Candidates[contest.Leader])}, {ReadableText.Number(contest.Candidates[contest.Leader].Figure.Mean)}, but nothing is settled: with one seed each no difference can be told from chance. Give at least three seeds."
            : $"{Name(contest, contest.Leader)} has the {contest.Question.Best} mean {contest.Question.Name}, {ReadableText.Number(contest.Candidates[contest.Leader].Figure.Mean)}, but nothing could be tested: {WhyUntested(contest, contest.Leader, contest.Leader == 0 ? 1 : 0)}.";

    private static string NothingSettled(Comparison contest, Candidate leader) =>
        $"No difference in {contest.Question.Name} between the {ReadableText.Count(contest.Candidates.Count)} {Sides(contest)} is settled: {Name(contest, contest.Leader)} has the {contest.Question.Best} mean{Averaged(leader)}, {Figure(leader)}, but these seeds do not tell it from chance.";

    private static string AheadOfAll(Comparison contest, Candidate leader, List<int> behind)
    {
        var (next, count) = (behind[0], behind.Count);
        var than = count == 1 ? $"{Name(contest, next)} by" : count == 2 ? "both others, than the next by" : $"all {ReadableText.Count(count)} others, than the next by";
        return $"{Name(contest, contest.Leader)} {(contest.Leader == 0 ? $"has the {contest.Question.Best} {contest.Question.Name}" : LeadsWherePaired(contest))}{Averaged(leader)}, {Figure(leader)}: {contest.Question.Better} than {than} {Difference(contest, next)} ({Weakest(contest, behind)}).";
    }

    /// <summary>Another has the better mean, over seeds that the leader lacks.</summary>
    private static string LeadsWherePaired(Comparison contest) => $"leads in {contest.Question.Name} where seeds can be paired";

    private static string NotAheadOf(Comparison contest)
    {
        var open = Enumerable.Range(0, contest.Candidates.Count).Where(i => i != contest.Leader && !contest.IsAhead(contest.Leader, i)).ToList();
        return open.Count == 0 ? "" : $", not settled against {SomeOf(contest, open)}";
    }

    private static string SomeOf(Comparison contest, List<int> sides)
    {
        var names = sides.Take(sides.Count == MostNames + 1 ? sides.Count : MostNames).Select(i => Name(contest, i)).ToList();
        if (sides.Count > names.Count) names.Add($"{ReadableText.Count(sides.Count - names.Count)} more");
        return ReadableText.List(names);
    }

    private static string AheadOfSome(Comparison contest, Candidate leader, List<int> behind, List<int> open)
    {
        var known = behind.Count == 0 ? "" : $"; it is {contest.Question.Better} than {ReadableText.Count(behind.Count)} other{(behind.Count == 1 ? "" : "s")} ({Weakest(contest, behind)})";
        var start = contest.Leader == 0 ? $"has the {contest.Question.Best} mean {contest.Question.Name}" : LeadsWherePaired(contest);
        return $"{Name(contest, contest.Leader)} {start}{Averaged(leader)}, {Figure(leader)}, but is not settled against {SomeOf(contest, open)}{known}.";
    }

    /// <summary>An average hides it where the leader is not ahead in every setting.</summary>
    private static string Exceptions(Comparison contest)
    {
        var leader = contest.Candidates[contest.Leader];
        var sign = contest.Question.Minimize ? 1 : -1;
        var lost = Enumerable.Range(0, leader.Settings).Count(i => contest.Candidates.Any(c => sign * c.SettingMeans[i] < sign * leader.SettingMeans[i]));
        return leader.Settings < 2 || lost == 0 ? "" : $" Not in every setting: in {lost} of the {leader.Settings} another has the {contest.Question.Better} mean.";
    }

    /// <summary>What did not survive to be compared.</summary>
    private static string Missing(Comparison contest, Candidate leader)
    {
        var runs = leader.Trained < leader.Planned ? $" Of its {leader.Planned} runs {leader.Trained} {(leader.Trained == 1 ? "was" : "were")} trained to the end." : "";
        if (leader.Settings > 1 && leader.Runs < leader.Trained) runs += $" {leader.Runs} of its {leader.Trained} finished runs count: those with seeds and settings that every other value has too.";
        var without = contest.Planned - contest.Candidates.Count;
        return without == 0 ? runs : $"{runs} {without} of {contest.Planned} {Sides(contest)} {(without == 1 ? "has" : "have")} no run that was trained to the end.";
    }

    private static string Needed(Comparison contest, List<int> open)
    {
        if (open.Count == 0) return "";
        var (closest, rival) = (open[0], Name(contest, open[0]));
        if (contest.PairOf(contest.Leader, closest) is null) return $" Against {rival}: {WhyUntested(contest, contest.Leader, closest)}.";
        var difference = ReadableText.Difference(contest.Compare(contest.Leader, closest)!.MeanDifference);
        return MoreSeeds(contest, contest.Leader, closest) is { } more and <= ManySeeds
            ? $" If the difference to {rival} is near {difference}, about {ReadableText.Count(more)} more seed{(more == 1 ? "" : "s")} would settle it in four of five such sweeps."
            : $" The difference to {rival}, {difference}, varies so much from seed to seed that more than {ManySeeds} further seeds would be needed.";
    }

    private static string WhyUntested(Comparison contest, int first, int second) => contest.Compare(first, second) switch
    {
        _ when contest.Candidates[first].MetricBasis != contest.Candidates[second].MetricBasis => "they were measured on different texts or parts",
        null => "they have no seed in common",
        { Pairs: 1 } => "they have one seed in common",
        { } same when same.Equal == same.Pairs => "every seed gives both the same figure",
        { Sd: 0 } => "every seed gives the same difference, so they are one experiment",
        _ when Math.Max(first, second) >= Comparison.MostTested => "there are too many to test them all",
        _ => "their figures are too large to be tested",
    };

    private static string Name(Comparison contest, int side) =>
        contest.What == Comparison.Configuration ? contest.Candidates[side].Name : $"{contest.What}={contest.Candidates[side].Name}";

    private static string Sides(Comparison contest) => contest.What == Comparison.Configuration ? "configurations" : $"values of {contest.What}";

    private static string Averaged(Candidate leader) => leader.Settings > 1 ? $" on average over {leader.Settings} settings of the other parameters" : "";

    private static string Figure(Candidate side) => side.Figure.Interval() is { } interval
        ? $"{ReadableText.Number(side.Figure.Mean)} (95 % interval {ReadableText.Range(interval)})"
        : ReadableText.Number(side.Figure.Mean);

    /// <summary>How far the leader is ahead, without a sign.</summary>
    private static string Difference(Comparison contest, int other)
    {
        var comparison = contest.Compare(contest.Leader, other)!;
        var interval = comparison.Interval()!.Value;
        if (comparison.MeanDifference < 0) interval = new Interval(-interval.High, -interval.Low);
        return $"{ReadableText.Size(Math.Abs(comparison.MeanDifference))} ({ReadableText.Size(interval.Low)} to {ReadableText.Size(interval.High)})";
    }

    /// <summary>The largest p of those that are settled.</summary>
    private static string Weakest(Comparison contest, List<int> behind) =>
        $"{ReadableText.P(behind.Max(i => contest.PairOf(contest.Leader, i)!.Value.Adjusted))}{Corrections(contest)}";

    private static string Corrections(Comparison contest)
    {
        List<string> over = [.. contest.Tests > 1 ? [$"{contest.Tests} comparisons"] : Array.Empty<string>(), .. contest.Families > 1 ? [$"{ReadableText.Count(contest.Families)} questions"] : Array.Empty<string>()];
        return over.Count == 0 ? "" : $" after correction for {ReadableText.List(over)}";
    }
}
