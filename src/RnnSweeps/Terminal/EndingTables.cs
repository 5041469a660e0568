using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>Why runs ended early: what rules decided and on which figures, then what failed or ended otherwise.</summary>
internal static class EndingTables
{
    /// <param name="screen">Where.</param>
    /// <param name="sweep">Whose.</param>
    /// <param name="metric">What the rules looked at.</param>
    /// <param name="endings">Nothing is shown where there are none.</param>
    /// <param name="most">Rows of a table at most.</param>
    public static void Show(Screen screen, SweepId sweep, SweepMetric metric, Endings endings, int most)
    {
        foreach (var rule in endings.Stopped.GroupBy(s => s.Rule))
        {
            var all = rule.ToList();
            screen.Line("");
            screen.Line($"Stopped early by {rule.Key}: {Some(all.Count, "configuration")}, {Some(all.Sum(s => s.Runs), "run")}. {Threshold(rule.Key)}");
            screen.Show(Limited(sweep, ByRule(metric, all.Take(most)), all.Count, "configurations"));
        }
        if (endings.Others.Count == 0) return;
        screen.Line("");
        screen.Line("Ended otherwise than by their last epoch:");
        screen.Show(Limited(sweep, Others(endings.Others.Take(most)), endings.Others.Count, "reasons"));
        if (endings.Others.Any(e => e.State == RunState.Failed)) screen.Line(ToRetry(sweep));
    }

    public static string ToRetry(SweepId sweep) => $"To try the failed runs again: rnnsweeps retry {sweep}, or 'rnnsweeps retry RUN' for one";

    private static string Threshold(string rule) => rule switch
    {
        HalvingRule.Name => "The threshold is the figure of the last that goes on, of those that had come to this epoch by then.",
        MedianRule.Name => "The threshold is the median of what the others had reached on average by this epoch.",
        _ => "",
    };

    private static TextTable ByRule(SweepMetric metric, IEnumerable<StoppedConfiguration> stopped)
    {
        var told = stopped.ToList();
        var untold = told.Any(s => s.Grounds is null);
        var table = new TextTable(
        [
            TextColumn.Number("epoch"), TextColumn.Label("configuration"), TextColumn.Number("runs", 1), TextColumn.Number(metric.Name), TextColumn.Number("threshold"),
            TextColumn.Number("rank"), .. untold ? [TextColumn.Prose("why")] : Array.Empty<TextColumn>(),
        ]);
        foreach (var s in told)
            table.Add(
            [
                $"{s.Epoch}", s.Label, $"{s.Runs}", Figures.Perplexity(s.Grounds?.Own), Figures.Perplexity(s.Grounds?.Threshold),
                s.Grounds is { Rank: { } rank, Results: var results } ? $"{rank} of {results}" : Figures.None, .. untold ? [s.Grounds is null ? s.Message : ""] : Array.Empty<TextCell>(),
            ]);
        return table;
    }

    private static TextTable Others(IEnumerable<EndingGroup> ended)
    {
        var table = new TextTable(new TextColumn("state"), new TextColumn("reason"), TextColumn.Number("runs"), new TextColumn("for example"), TextColumn.Prose("what was said"));
        foreach (var e in ended)
            table.Add(e.State.Name(), e.Reason ?? "", $"{e.Runs}", $"{e.First}", $"{e.Message}{(e.Otherwise == 0 ? "" : $" ({e.Otherwise} of the others said something else)")}");
        return table;
    }

    private static string Some(int n, string what) => $"{n} {what}{(n == 1 ? "" : "s")}";

    private static TextTable Limited(SweepId sweep, TextTable table, int all, string what)
    {
        if (all > table.Rows) table.Remark = $"{all - table.Rows} more {what}: 'rnnsweeps show {sweep} --all' shows all.";
        return table;
    }
}
