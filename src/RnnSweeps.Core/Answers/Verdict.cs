using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>
/// What a contest says, in sentences that are never stronger than its tests: "lower than" stands only where p, corrected over all
/// comparisons, is below 0.05; everything else is called not settled, with what would settle it.
/// </summary>
public static class Verdict
{
    /// <summary>A person who reads of more would not run them.</summary>
    private const int ManySeeds = 50;

    /// <summary>A few by name.</summary>
    private const int MostNames = 2;

    /// <summary>One to four sentences.</summary>
    public static string Of(Contest contest)
    {
        if (contest.Contestants.Count == 0) return "No run has ended with this figure yet.";
        var leader = contest.Contestants[contest.Leader];
        if (contest.Contestants.Count == 1) return $"There is nothing to compare: {Name(contest, contest.Leader)} came to {Figure(leader)}.{Missing(contest, leader)}";
        if (!contest.IsComparable) return $"{contest.Question.Name} tells of none that it is better: the {contest.What}s were measured on different texts or parts. What every model is measured on (evaluate_on) tells.";
        if (contest.Pairs.Count == 0) return Untested(contest);
        var others = Enumerable.Range(0, contest.Contestants.Count).Where(i => i != contest.Leader).ToList();
        var (behind, open) = (others.Where(i => contest.IsAhead(contest.Leader, i)).ToList(), others.Where(i => !contest.IsAhead(contest.Leader, i)).ToList());
        var sentence = contest.Pairs.All(p => !p.IsSettled()) ? NothingSettled(contest, leader) : open.Count == 0 ? AheadOfAll(contest, leader, behind) : AheadOfSome(contest, leader, behind, open);
        return sentence + Exceptions(contest) + Missing(contest, leader) + Needed(contest, open);
    }

    /// <summary>One sentence about contests on several texts: who leads on which, and where nothing is settled.</summary>
    /// <param name="texts">At least one, each on a text of its own, with sides that can be compared.</param>
    public static string OnTexts(IReadOnlyList<Contest> texts)
    {
        var open = texts.Where(t => t.Pairs.All(p => !p.IsSettled())).Select(t => t.Question.Text!).ToList();
        if (open.Count == texts.Count) return texts.Count switch
        {
            1 => $"No difference is settled on {open[0]}.",
            2 => $"No difference is settled, neither on {open[0]} nor on {open[1]}.",
            var many => $"No difference is settled on any of the {Readable.Count(many)} texts.",
        };
        var led = texts.Where(t => t.Pairs.Any(p => p.IsSettled())).Select(t => $"on {t.Question.Text} {Name(t, t.Leader)} ({Readable.Number(t.Contestants[t.Leader].Figure.Mean)}{(t.Leader == 0 ? "" : ", where seeds can be paired")}){NotAheadOf(t)}");
        return $"Lowest perplexity by text: {string.Join("; ", open.Count == 0 ? led : led.Append($"on {Readable.List(open)} no difference is settled"))}.";
    }

    /// <summary>One sentence about how the others stand against one: which are better, which worse, which not settled, which not tested.</summary>
    public static string Against(Contest contest, int baseline)
    {
        var others = Enumerable.Range(0, contest.Contestants.Count).Where(i => i != baseline).ToList();
        var worse = contest.Question.Minimize ? "higher" : "lower";
        List<(string Word, List<int> Sides)> groups =
        [
            ($"{contest.Question.Better}:", others.Where(i => contest.IsAhead(i, baseline)).ToList()),
            ($"{worse}:", others.Where(i => contest.IsAhead(baseline, i)).ToList()),
            ("not settled:", others.Where(i => contest.PairOf(baseline, i) is { } pair && !pair.IsSettled()).ToList()),
            ("not tested:", others.Where(i => contest.PairOf(baseline, i) is null).ToList()),
        ];
        var told = groups.Where(g => g.Sides.Count > 0).Select(g => $"{g.Word} {SomeOf(contest, g.Sides)}").ToList();
        return told.Count == 0 ? $"There is nothing beside {Name(contest, baseline)}." : $"Against {Name(contest, baseline)}, {Readable.Number(contest.Contestants[baseline].Figure.Mean)}: {string.Join("; ", told)}.";
    }

    /// <summary>A word for two sides: which is better, or that it is not settled and what would.</summary>
    public static string Of(Contest contest, int first, int second)
    {
        if (contest.PairOf(first, second) is not { } pair) return "not tested: " + WhyUntested(contest, first, second);
        if (pair.IsSettled()) return $"{contest.Contestants[contest.IsAhead(first, second) ? first : second].Name} {contest.Question.Better}";
        return MoreSeeds(contest, first, second) is { } more ? $"not settled: about {more} more seed{(more == 1 ? "" : "s")}" : $"not settled: more than {SeedsNeeded.Most} seeds";
    }

    /// <summary>
    /// How many more seeds would find a difference of this size in four of five such sweeps, after as many corrections as now; null where it was
    /// not tested, or more than <see cref="SeedsNeeded.Most"/> would be needed. The size is an estimate, and from few seeds a rough one.
    /// </summary>
    public static int? MoreSeeds(Contest contest, int first, int second) =>
        contest.PairOf(first, second) is not null && contest.Compare(first, second) is { EffectSize: { } effect, Pairs: var pairs }
            && SeedsNeeded.For(effect, contest.Level / contest.Tests) is { } seeds ? Math.Max(1, seeds - pairs) : null;

    private static string Untested(Contest contest) =>
        contest.Contestants.All(c => c.Values.Count == 1)
            ? $"{Name(contest, contest.Leader)} has the {contest.Question.Best} {contest.Question.Name}{Averaged(contest.Contestants[contest.Leader])}, {Readable.Number(contest.Contestants[contest.Leader].Figure.Mean)}, but nothing is settled: with one seed each no difference can be told from chance. Give at least three seeds."
            : $"{Name(contest, contest.Leader)} has the {contest.Question.Best} mean {contest.Question.Name}, {Readable.Number(contest.Contestants[contest.Leader].Figure.Mean)}, but nothing could be tested: {WhyUntested(contest, contest.Leader, contest.Leader == 0 ? 1 : 0)}.";

    private static string NothingSettled(Contest contest, Contestant leader) =>
        $"No difference in {contest.Question.Name} between the {Readable.Count(contest.Contestants.Count)} {Sides(contest)} is settled: {Name(contest, contest.Leader)} has the {contest.Question.Best} mean{Averaged(leader)}, {Figure(leader)}, but these seeds do not tell it from chance.";

    private static string AheadOfAll(Contest contest, Contestant leader, List<int> behind)
    {
        var (next, count) = (behind[0], behind.Count);
        var than = count == 1 ? $"{Name(contest, next)} by" : count == 2 ? "both others, than the next by" : $"all {Readable.Count(count)} others, than the next by";
        return $"{Name(contest, contest.Leader)} {(contest.Leader == 0 ? $"has the {contest.Question.Best} {contest.Question.Name}" : LeadsWherePaired(contest))}{Averaged(leader)}, {Figure(leader)}: {contest.Question.Better} than {than} {Difference(contest, next)} ({Weakest(contest, behind)}).";
    }

    /// <summary>Another has the better mean, over seeds that the leader lacks.</summary>
    private static string LeadsWherePaired(Contest contest) => $"leads in {contest.Question.Name} where seeds can be paired";

    private static string NotAheadOf(Contest contest)
    {
        var open = Enumerable.Range(0, contest.Contestants.Count).Where(i => i != contest.Leader && !contest.IsAhead(contest.Leader, i)).ToList();
        return open.Count == 0 ? "" : $", not settled against {SomeOf(contest, open)}";
    }

    private static string SomeOf(Contest contest, List<int> sides)
    {
        var names = sides.Take(sides.Count == MostNames + 1 ? sides.Count : MostNames).Select(i => Name(contest, i)).ToList();
        if (sides.Count > names.Count) names.Add($"{Readable.Count(sides.Count - names.Count)} more");
        return Readable.List(names);
    }

    private static string AheadOfSome(Contest contest, Contestant leader, List<int> behind, List<int> open)
    {
        var known = behind.Count == 0 ? "" : $"; it is {contest.Question.Better} than {Readable.Count(behind.Count)} other{(behind.Count == 1 ? "" : "s")} ({Weakest(contest, behind)})";
        var start = contest.Leader == 0 ? $"has the {contest.Question.Best} mean {contest.Question.Name}" : LeadsWherePaired(contest);
        return $"{Name(contest, contest.Leader)} {start}{Averaged(leader)}, {Figure(leader)}, but is not settled against {SomeOf(contest, open)}{known}.";
    }

    /// <summary>An average hides it where the leader is not ahead in every setting.</summary>
    private static string Exceptions(Contest contest)
    {
        var leader = contest.Contestants[contest.Leader];
        var sign = contest.Question.Minimize ? 1 : -1;
        var lost = Enumerable.Range(0, leader.Settings).Count(i => contest.Contestants.Any(c => sign * c.SettingMeans[i] < sign * leader.SettingMeans[i]));
        return leader.Settings < 2 || lost == 0 ? "" : $" Not in every setting: in {lost} of the {leader.Settings} another has the {contest.Question.Better} mean.";
    }

    /// <summary>What did not survive to be compared.</summary>
    private static string Missing(Contest contest, Contestant leader)
    {
        var runs = leader.Trained < leader.Planned ? $" Of its {leader.Planned} runs {leader.Trained} {(leader.Trained == 1 ? "was" : "were")} trained to the end." : "";
        if (leader.Settings > 1 && leader.Runs < leader.Trained) runs += $" {leader.Runs} of its {leader.Trained} finished runs count: those with seeds and settings that every other value has too.";
        var without = contest.Planned - contest.Contestants.Count;
        return without == 0 ? runs : $"{runs} {without} of {contest.Planned} {Sides(contest)} {(without == 1 ? "has" : "have")} no run that was trained to the end.";
    }

    private static string Needed(Contest contest, List<int> open)
    {
        if (open.Count == 0) return "";
        var (closest, rival) = (open[0], Name(contest, open[0]));
        if (contest.PairOf(contest.Leader, closest) is null) return $" Against {rival}: {WhyUntested(contest, contest.Leader, closest)}.";
        var difference = Readable.Difference(contest.Compare(contest.Leader, closest)!.MeanDifference);
        return MoreSeeds(contest, contest.Leader, closest) is { } more and <= ManySeeds
            ? $" If the difference to {rival} is near {difference}, about {Readable.Count(more)} more seed{(more == 1 ? "" : "s")} would settle it in four of five such sweeps."
            : $" The difference to {rival}, {difference}, varies so much from seed to seed that more than {ManySeeds} further seeds would be needed.";
    }

    private static string WhyUntested(Contest contest, int first, int second) => contest.Compare(first, second) switch
    {
        _ when contest.Contestants[first].Yardstick != contest.Contestants[second].Yardstick => "they were measured on different texts or parts",
        null => "they have no seed in common",
        { Pairs: 1 } => "they have one seed in common",
        { } same when same.Equal == same.Pairs => "every seed gives both the same figure",
        { Sd: 0 } => "every seed gives the same difference, so they are one experiment",
        _ when Math.Max(first, second) >= Contest.MostTested => "there are too many to test them all",
        _ => "their figures are too large to be tested",
    };

    private static string Name(Contest contest, int side) =>
        contest.What == Contest.Configuration ? contest.Contestants[side].Name : $"{contest.What}={contest.Contestants[side].Name}";

    private static string Sides(Contest contest) => contest.What == Contest.Configuration ? "configurations" : $"values of {contest.What}";

    private static string Averaged(Contestant leader) => leader.Settings > 1 ? $" on average over {leader.Settings} settings of the other parameters" : "";

    private static string Figure(Contestant side) => side.Figure.Interval() is { } interval
        ? $"{Readable.Number(side.Figure.Mean)} (95 % interval {Readable.Range(interval)})"
        : Readable.Number(side.Figure.Mean);

    /// <summary>How far the leader is ahead, without a sign.</summary>
    private static string Difference(Contest contest, int other)
    {
        var comparison = contest.Compare(contest.Leader, other)!;
        var interval = comparison.Interval()!.Value;
        if (comparison.MeanDifference < 0) interval = new Interval(-interval.High, -interval.Low);
        return $"{Readable.Size(Math.Abs(comparison.MeanDifference))} ({Readable.Size(interval.Low)} to {Readable.Size(interval.High)})";
    }

    /// <summary>The largest p of those that are settled.</summary>
    private static string Weakest(Contest contest, List<int> behind) =>
        $"{Readable.P(behind.Max(i => contest.PairOf(contest.Leader, i)!.Value.Adjusted))}{Corrections(contest)}";

    private static string Corrections(Contest contest)
    {
        List<string> over = [.. contest.Tests > 1 ? [$"{contest.Tests} comparisons"] : Array.Empty<string>(), .. contest.Families > 1 ? [$"{Readable.Count(contest.Families)} questions"] : Array.Empty<string>()];
        return over.Count == 0 ? "" : $" after correction for {Readable.List(over)}";
    }
}
