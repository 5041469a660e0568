using System.Globalization;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>The answer of a sweep: its configurations, best first.</summary>
internal static class LeaderboardTable
{
    public static Table Of(IReadOnlyList<LeaderboardRow> rows, SweepMetric metric)
    {
        var ownMetric = metric.Name != SweepMetric.Default.Name;
        var table = Screen.Table(
        [
            ("#", Justify.Right), (Screen.Shrinking("configuration"), Justify.Left), .. ownMetric ? [("best " + metric.Name, Justify.Right)] : Array.Empty<(string, Justify)>(),
            ("best val ppl", Justify.Right), ("final val ppl", Justify.Right), ("runs", Justify.Right), ("chars/s", Justify.Right),
            ("train time", Justify.Right), ("parameters", Justify.Right),
        ]);
        foreach (var row in rows)
        {
            var cells = new List<string>
            {
                row.Rank?.ToString(CultureInfo.InvariantCulture) ?? Figures.None,
                Label(row),
                Figures.Perplexity(row.BestValPpl),
                Figures.Perplexity(row.FinalValPpl),
                row.Completed == row.Runs ? $"{row.Runs}" : $"{row.Completed} of {row.Runs}",
                Figures.Count(row.CharsPerSecond),
                Figures.Duration(row.TrainSeconds),
                Figures.Count(row.ParameterCount),
            };
            if (ownMetric) cells.Insert(2, Figures.Perplexity(row.Metric));
            table.AddRow([.. cells.Select((cell, i) => new Text(cell, row.Rank == 1 && i < 2 ? new Style(Color.Green) : Style.Plain) { Overflow = Overflow.Ellipsis })]);
        }
        return table;
    }

    private static string Label(LeaderboardRow row) =>
        (row.Label.Length == 0 ? "the only configuration" : row.Label) + (row.FailedRuns == 0 ? "" : $" ({row.FailedRuns} failed)");
}
