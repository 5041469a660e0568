using System.Globalization;
using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Statistics;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A contest as two tables: how each side stands, and each pair with its tests.</summary>
internal static class ContestTables
{
    public static Table Sides(Contest contest)
    {
        var table = Screen.Table(("#", Justify.Right), (Screen.Shrinking(contest.What), Justify.Left), (contest.Question.Name, Justify.Right), ("95 % interval", Justify.Right), ("bootstrap", Justify.Right), ("sd", Justify.Right), ("runs", Justify.Right));
        foreach (var side in contest.Contestants)
        {
            table.AddRow(
                [.. new[]
                {
                    $"{side.Rank}", side.Name, Readable.Number(side.Figure.Mean), side.Figure.Interval() is { } interval ? Readable.Range(interval) : Figures.None,
                    Bootstrap(side) is { } bootstrap ? Readable.Range(bootstrap) : Figures.None, side.Figure.Sd is { } sd ? Readable.Number(sd) : Figures.None, $"{side.Values}",
                }.Select((cell, i) => new Text(cell, side.Rank == 1 && i < 2 ? new Style(Color.Green) : Style.Plain) { Overflow = Overflow.Ellipsis })]);
        }
        return table;
    }

    /// <param name="baseline">Only pairs with this side; null for all.</param>
    public static Table Pairs(Contest contest, int? baseline)
    {
        var corrected = contest.Tests > 1 ? $"p of {contest.Tests} (Holm)" : "p";
        var table = Screen.Table(
            (Screen.Shrinking("pair"), Justify.Left), ("difference", Justify.Right), ("95 % interval", Justify.Right), (corrected, Justify.Right), ("permutation p", Justify.Right), ("Wilcoxon p", Justify.Right),
            ("effect", Justify.Right), ("first " + contest.Question.Better, Justify.Right), ("P(first " + contest.Question.Better + ")", Justify.Right), ("verdict", Justify.Left));
        foreach (var pair in contest.Pairs.Where(p => baseline is null || p.First == baseline || p.Second == baseline))
        {
            var comparison = pair.Comparison;
            table.AddRow(
                [.. new[]
                {
                    $"{contest.Contestants[pair.First].Name} - {contest.Contestants[pair.Second].Name}", Readable.Difference(comparison.MeanDifference),
                    comparison.Interval() is { } interval ? Readable.DifferenceRange(interval) : Figures.None, P(pair.Adjusted), P(comparison.PermutationP), P(comparison.WilcoxonP),
                    comparison.EffectSize is { } effect ? effect.ToString("0.0", CultureInfo.InvariantCulture) : Figures.None,
                    $"{Better(contest, comparison)} of {comparison.Pairs}",
                    Probability(contest, comparison) is { } probability ? probability.ToString("0.00", CultureInfo.InvariantCulture) : Figures.None,
                    Verdict.Of(contest, pair),
                }.Select(cell => new Text(cell) { Overflow = Overflow.Ellipsis })]);
        }
        return table;
    }

    /// <summary>What stands in the JSON of a side.</summary>
    public static object Facts(Contestant side) =>
        new { side.Rank, side.Name, side.Figure.Mean, side.Figure.Sd, Interval = side.Figure.Interval(), Bootstrap = Bootstrap(side), Settings = side.Settings.Select(s => s.ToDictionary(p => p.Key, p => p.Value)) };

    /// <summary>What stands in the JSON of a pair.</summary>
    public static object Facts(Contest contest, RankedPair pair) => new
    {
        First = contest.Contestants[pair.First].Name, Second = contest.Contestants[pair.Second].Name, pair.Comparison.MeanDifference, Interval = pair.Comparison.Interval(),
        pair.Comparison.Sd, pair.Comparison.Pairs, pair.Comparison.Settings, pair.Comparison.FirstLower, pair.Comparison.Equal, pair.Comparison.TTestP, HolmP = pair.Adjusted, pair.Comparison.PermutationP, pair.Comparison.WilcoxonP,
        pair.Comparison.EffectSize, pair.Comparison.ProbabilityFirstLower, Settled = pair.IsSettled(), MoreSeeds = pair.IsSettled() ? null : Verdict.MoreSeeds(contest, pair), Verdict = Verdict.Of(contest, pair),
    };

    private static Interval? Bootstrap(Contestant side) => side.Settings is [var only] ? BootstrapInterval.Of([.. only.OrderBy(p => p.Key).Select(p => p.Value)]) : null;

    private static int Better(Contest contest, PairedComparison comparison) => contest.Question.Minimize ? comparison.FirstLower : comparison.Pairs - comparison.Equal - comparison.FirstLower;

    private static double? Probability(Contest contest, PairedComparison comparison) => contest.Question.Minimize ? comparison.ProbabilityFirstLower : 1 - comparison.ProbabilityFirstLower;

    private static string P(double? p) => p switch { null => Figures.None, < 0.001 => "<0.001", _ => p.Value.ToString("0.000", CultureInfo.InvariantCulture) };
}
