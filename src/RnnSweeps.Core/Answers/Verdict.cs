using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>
/// What a contest says, in sentences that are never stronger than its tests: "better" stands only where p, corrected over all
/// comparisons, is below 0.05; everything else is called not settled, with what would settle it.
/// </summary>
public static class Verdict
{
    /// <summary>One to three sentences.</summary>
    public static string Of(Contest contest)
    {
        if (contest.Contestants.Count == 0) return "No run has ended with this figure yet.";
        var leader = contest.Contestants[0];
        if (contest.Contestants.Count == 1) return $"There is nothing to compare: {Name(contest, leader)} came to {Figure(contest, leader)}.";
        var (name, question) = (Name(contest, leader), contest.Question);
        if (contest.Tests == 0) return $"{name} has the {question.Best} {question.Name}, {Readable.Number(leader.Figure.Mean)}, but nothing is settled: with one seed each no difference can be told from chance. Give at least three seeds.";
        var against = contest.Pairs.Where(p => p.First == 0).ToList();
        var worse = against.Where(p => p.IsSettled()).ToList();
        var open = against.Where(p => !p.IsSettled()).OrderBy(p => p.Second).ToList();
        if (contest.Pairs.All(p => !p.IsSettled())) return $"No difference in {question.Name} between {Sides(contest, contest.Contestants.Count)} is settled: {name} has the {question.Best} mean, {Figure(contest, leader)}, which is within what seeds do.{More(contest, open)}";
        var sentence = open.Count == 0
            ? $"{name} has the {question.Best} {question.Name}{Averaged(contest)}, {Figure(contest, leader)}: {(worse.Count == 1 ? $"{question.Better} than {Name(contest, contest.Contestants[worse[0].Second])} by {Difference(worse[0])}" : $"{question.Better} than {(worse.Count == 2 ? "both" : $"all {Readable.Count(worse.Count)}")} others, than the next by {Difference(worse.MinBy(p => p.Second)!)}")} ({Readable.P(worse.Max(p => p.Adjusted!.Value))}{Corrected(contest)})."
            : $"{name} has the {question.Best} {question.Name}{Averaged(contest)}, {Figure(contest, leader)}, but is not settled against {Readable.List([.. Named(contest, open)])}{(worse.Count == 0 ? "" : $"; it is {question.Better} than {Readable.Count(worse.Count)} other{(worse.Count == 1 ? "" : "s")} ({Readable.P(worse.Max(p => p.Adjusted!.Value))}{Corrected(contest)})")}.";
        return sentence + Exceptions(contest) + More(contest, open);
    }

    /// <summary>A word for one pair: which is better, or that it is not settled and what would.</summary>
    public static string Of(Contest contest, RankedPair pair)
    {
        var comparison = pair.Comparison;
        if (pair.Adjusted is null) return "one seed: not tested";
        if (pair.IsSettled()) return $"{contest.Contestants[comparison.MeanDifference < 0 == contest.Question.Minimize ? pair.First : pair.Second].Name} {contest.Question.Better}";
        return MoreSeeds(contest, pair) is { } more ? $"not settled: {more} more seed{(more == 1 ? "" : "s")}" : $"not settled: no difference that {SeedsNeeded.Most} seeds would show";
    }

    /// <summary>
    /// How many more seeds would find a difference of this size in four of five such sweeps; null where more than
    /// <see cref="SeedsNeeded.Most"/> would be needed. The level is that of as many tests as were made, each for itself.
    /// </summary>
    public static int? MoreSeeds(Contest contest, RankedPair pair)
    {
        if (pair.Comparison.EffectSize is not { } effect) return null;
        if (SeedsNeeded.For(effect, Ranking.Level / Math.Max(1, contest.Tests)) is not { } pairs) return null;
        // Pairs of several settings come together with every seed.
        var (settings, seeds) = (pair.Comparison.Settings, (double)pair.Comparison.Pairs / pair.Comparison.Settings);
        return Math.Max(1, (int)Math.Ceiling((double)pairs / settings - seeds));
    }

    /// <summary>A person who reads of more would not run them.</summary>
    private const int Many = 50;

    private static string More(Contest contest, List<RankedPair> open)
    {
        if (open.Count == 0) return "";
        var (closest, rival) = (open[0], Name(contest, contest.Contestants[open[0].Second]));
        if (closest.Adjusted is null) return $" Against {rival} there is one seed in common: nothing can be tested.";
        var difference = Readable.Difference(closest.Comparison.MeanDifference);
        return MoreSeeds(contest, closest) is { } more and <= Many
            ? $" About {Readable.Count(more)} more seed{(more == 1 ? "" : "s")} would settle it against {rival}, if the difference stays near {difference}."
            : $" Against {rival} the difference, {difference}, is so small for what seeds do that more than {Many} further seeds would be needed.";
    }

    private static string Name(Contest contest, Contestant side) => contest.What == Contest.Configuration ? side.Name : $"{contest.What}={side.Name}";

    private static string Averaged(Contest contest) => contest.Contestants[0].Settings.Count is > 1 and var settings ? $" on average over {settings} settings of the other parameters" : "";

    /// <summary>An average hides it where the leader is not ahead in every setting.</summary>
    private static string Exceptions(Contest contest)
    {
        var leader = contest.Contestants[0];
        if (leader.Settings.Count < 2) return "";
        var sign = contest.Question.Minimize ? 1 : -1;
        var lost = Enumerable.Range(0, leader.Settings.Count).Count(i => contest.Contestants.Skip(1).Any(c => sign * c.Settings[i].Values.Average() < sign * leader.Settings[i].Values.Average()));
        return lost == 0 ? "" : $" Not in every setting: in {lost} of the {leader.Settings.Count} another has the {contest.Question.Better} mean.";
    }

    private static string Figure(Contest contest, Contestant contestant) => contestant.Figure.Interval() is { } interval
        ? $"{Readable.Number(contestant.Figure.Mean)} (95 % interval {Readable.Range(interval)})"
        : $"{Readable.Number(contestant.Figure.Mean)}";

    private static string Difference(RankedPair pair) => pair.Comparison.Interval() is { } interval
        ? $"{Readable.Number(Math.Abs(pair.Comparison.MeanDifference))} ({Readable.Range(pair.Comparison.MeanDifference < 0 ? new Interval(-interval.High, -interval.Low) : interval)})"
        : Readable.Number(Math.Abs(pair.Comparison.MeanDifference));

    private static string Corrected(Contest contest) => contest.Tests > 1 ? $" after correction for {contest.Tests} comparisons" : "";

    private static string Sides(Contest contest, int count) => contest.What == Contest.Configuration ? $"the {Readable.Count(count)} configurations" : $"the {Readable.Count(count)} values of {contest.What}";

    /// <summary>A few by name.</summary>
    private static IEnumerable<string> Named(Contest contest, List<RankedPair> pairs)
    {
        const int Most = 2;
        foreach (var pair in pairs.Take(pairs.Count == Most + 1 ? Most + 1 : Most)) yield return Name(contest, contest.Contestants[pair.Second]);
        if (pairs.Count > Most + 1) yield return $"{Readable.Count(pairs.Count - Most)} more";
    }
}
