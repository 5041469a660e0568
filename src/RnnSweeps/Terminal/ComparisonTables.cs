using System.Globalization;
using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A contest as two tables: how each side stands, and each pair with its tests.</summary>
internal static class ComparisonTables
{
    /// <param name="contest">What was compared.</param>
    /// <param name="most">Rows to show at most.</param>
    public static TextTable Sides(Comparison contest, int most)
    {
        var table = new TextTable(
            TextColumn.Number("#"), TextColumn.Label(contest.What), TextColumn.Number(contest.Question.Name), TextColumn.Number("95 % interval", 4), TextColumn.Number("bootstrap", 1),
            TextColumn.Number("sd", 2), TextColumn.Number("runs", 3));
        foreach (var (side, index) in contest.Candidates.Take(most).Select((s, i) => (s, i)))
        {
            table.Add(
                [.. new[]
                {
                    side.Rank is { } rank ? $"{rank}" : Figures.None, side.Name, ReadableText.Number(side.Figure.Mean), side.Figure.Interval() is { } interval ? ReadableText.Range(interval) : Figures.None,
                    Bootstrap(side) is { } bootstrap ? ReadableText.Range(bootstrap) : Figures.None, side.Figure.Sd is { } sd ? ReadableText.Size(sd) : Figures.None, side.Runs == side.Planned ? $"{side.Runs}" : $"{side.Runs} of {side.Planned}",
                }.Select((cell, i) => new TextCell(cell, contest.IsComparable && index == contest.Leader && i < 2 ? new Style(Color.Green) : Style.Plain))]);
        }
        return Limited(table, contest.Candidates.Count, "sides");
    }

    /// <param name="contest">What was compared.</param>
    /// <param name="baseline">Only pairs with this side; null for all.</param>
    /// <param name="most">Rows to show at most.</param>
    public static TextTable Pairs(Comparison contest, int? baseline, int most)
    {
        var corrected = contest.Tests > 1 ? $"p of {contest.Tests} (Holm)" : "p";
        var table = new TextTable(
            TextColumn.Label("pair"), TextColumn.Number("difference"), TextColumn.Number("95 % interval", 6), TextColumn.Number(corrected, 7), TextColumn.Number("permutation p", 2),
            TextColumn.Number("Wilcoxon p", 1), TextColumn.Number("effect", 4), TextColumn.Number("first " + contest.Question.Better, 5), TextColumn.Number("P(first " + contest.Question.Better + ")", 3),
            TextColumn.Prose("verdict"));
        var pairs = ComparedPairs(contest, baseline).ToList();
        foreach (var (first, second, comparison) in pairs.Take(most))
        {
            table.Add(
                [.. new[]
                {
                    $"{contest.Candidates[first].Name} - {contest.Candidates[second].Name}", ReadableText.Difference(comparison.MeanDifference),
                    comparison.Interval() is { } interval ? $"{ReadableText.Difference(interval.Low)} to {ReadableText.Difference(interval.High)}" : Figures.None,
                    P(contest.PairOf(first, second)?.Adjusted), P(comparison.PermutationP), P(comparison.WilcoxonP),
                    comparison.EffectSize is { } effect ? effect.ToString("0.0", CultureInfo.InvariantCulture) : Figures.None,
                    $"{Better(contest, comparison)} of {comparison.Pairs}",
                    Probability(contest, comparison) is { } probability ? probability.ToString("0.00", CultureInfo.InvariantCulture) : Figures.None,
                    ComparisonSummary.Of(contest, first, second),
                }.Select(cell => new TextCell(cell))]);
        }
        return Limited(table, pairs.Count, "pairs");
    }

    private static TextTable Limited(TextTable table, int all, string what)
    {
        if (all > table.Rows) table.Remark = $"{all - table.Rows} more {what}: --all shows all.";
        return table;
    }

    /// <summary>What stands in the JSON of a side.</summary>
    public static object Facts(Candidate side) =>
        new { side.Rank, side.Name, side.Figure.Mean, side.Figure.Sd, Interval = side.Figure.Interval(), Bootstrap = Bootstrap(side), side.Runs, side.Planned, side.Settings, side.Values };

    /// <summary>What stands in the JSON of the pairs.</summary>
    public static IEnumerable<object> Facts(Comparison contest, int? baseline) => ComparedPairs(contest, baseline).Select(p => (object)new
    {
        First = contest.Candidates[p.First].Name, Second = contest.Candidates[p.Second].Name, p.Comparison.MeanDifference, Interval = p.Comparison.Interval(),
        p.Comparison.Sd, p.Comparison.Pairs, p.Comparison.FirstLower, p.Comparison.Equal, p.Comparison.TTestP, HolmP = contest.PairOf(p.First, p.Second)?.Adjusted, p.Comparison.PermutationP, p.Comparison.WilcoxonP,
        p.Comparison.EffectSize, p.Comparison.ProbabilityFirstLower, Settled = contest.PairOf(p.First, p.Second)?.IsSettled() ?? false, Verdict = ComparisonSummary.Of(contest, p.First, p.Second),
    });

    /// <summary>The baseline first, where there is one.</summary>
    private static IEnumerable<(int First, int Second, PairedComparison Comparison)> ComparedPairs(Comparison contest, int? baseline)
    {
        var sides = Enumerable.Range(0, contest.Candidates.Count).ToList();
        var pairs = baseline is { } one ? sides.Where(s => s != one).Select(s => (one, s)) : sides.SelectMany(a => sides.Where(b => b > a).Select(b => (a, b)));
        foreach (var (first, second) in pairs)
            if (contest.Compare(first, second) is { } comparison) yield return (first, second, comparison);
    }

    private static Interval? Bootstrap(Candidate side) => BootstrapInterval.Of([.. side.Values.OrderBy(p => p.Key).Select(p => p.Value)]);

    private static int Better(Comparison contest, PairedComparison comparison) => contest.Question.Minimize ? comparison.FirstLower : comparison.Pairs - comparison.Equal - comparison.FirstLower;

    private static double? Probability(Comparison contest, PairedComparison comparison) => contest.Question.Minimize ? comparison.ProbabilityFirstLower : 1 - comparison.ProbabilityFirstLower;

    private static string P(double? p) => p switch { null => Figures.None, < 0.001 => "<0.001", _ => p.Value.ToString("0.000", CultureInfo.InvariantCulture) };
}
