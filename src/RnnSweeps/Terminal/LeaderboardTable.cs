using System.Globalization;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>The answer of a sweep: its configurations, best first.</summary>
internal static class LeaderboardTable
{
    /// <param name="sweep">Whose.</param>
    /// <param name="rows">Best first.</param>
    /// <param name="metric">By which.</param>
    /// <param name="most">Rows to show at most.</param>
    public static TextTable Of(SweepId sweep, IReadOnlyList<LeaderboardRow> rows, SweepMetric metric, int most)
    {
        var ownMetric = metric.Name != SweepMetric.Default.Name;
        var table = new TextTable(
        [
            TextColumn.Number("#"), TextColumn.Label("configuration"), .. ownMetric ? [TextColumn.Number("best " + metric.Name)] : Array.Empty<TextColumn>(),
            TextColumn.Number("best val ppl", ownMetric ? 6 : null), TextColumn.Number("final val ppl", 4), TextColumn.Number("runs", 5),
            TextColumn.Number("chars/s", 2), TextColumn.Number("train time", 3), TextColumn.Number("parameters", 1),
        ]);
        foreach (var row in rows.Take(most))
        {
            List<string> cells =
            [
                row.Rank?.ToString(CultureInfo.InvariantCulture) ?? Figures.None, Label(row), .. ownMetric ? [Figures.Perplexity(row.Metric)] : Array.Empty<string>(),
                Figures.Perplexity(row.BestValPpl), Figures.Perplexity(row.FinalValPpl), row.Completed == row.Runs ? $"{row.Runs}" : $"{row.Completed} of {row.Runs}",
                Figures.Count(row.CharsPerSecond), Figures.Duration(row.TrainSeconds), Figures.Count(row.ParameterCount),
            ];
            table.Add([.. cells.Select((cell, i) => new TextCell(cell, row.Rank == 1 && i < 2 ? new Style(Color.Green) : Style.Plain))]);
        }
        if (rows.Count > table.Rows) table.Remark = $"{rows.Count - table.Rows} more configurations: 'rnnsweeps show {sweep} --all' shows all.";
        return table;
    }

    private static string Label(LeaderboardRow row) =>
        (row.Label.Length == 0 ? "the only configuration" : row.Label) + (row.FailedRuns == 0 ? "" : $" ({row.FailedRuns} failed)");
}
