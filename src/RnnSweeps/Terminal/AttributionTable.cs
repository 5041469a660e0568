using RnnSweeps.Commands;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>Whose style: a row for each book and each configuration, a column for each judge.</summary>
internal static class AttributionTable
{
    public static void Show(Screen screen, IReadOnlyList<string> judges, IReadOnlyList<Attributed> rows, int passage)
    {
        screen.Show(Table(judges, rows));
        screen.Line($"Passages of {passage} characters in the style of each judge: of the models trained on that text alone the one that it surprises least,");
        screen.Line("with another seed than the writer's; and the perplexity of all to that judge. The books themselves, in parts that no judge was trained on,");
        screen.Line("show how well the judges know them.");
    }

    /// <summary>The same for programs.</summary>
    public static object Facts(Attributed row) => new { row.Writer, row.IsText, row.Texts, row.Style.Passages, row.Style.Shares, Ppl = row.Style.Losses.Select(l => Math.Exp(l)) };

    /// <summary>Of many judges the last are left out first.</summary>
    private static TextTable Table(IReadOnlyList<string> judges, IReadOnlyList<Attributed> rows)
    {
        var table = new TextTable([TextColumn.Label("writer"), TextColumn.Number("passages", 1), .. judges.Select((j, i) => TextColumn.Number(j, 1 + judges.Count - i))]);
        foreach (var row in rows)
            table.Add([row.IsText ? $"{row.Writer} (the book)" : row.Writer, $"{row.Style.Passages}", .. judges.Select((_, j) => (TextCell)Cell(row, j))]);
        return table;
    }

    private static string Cell(Attributed row, int judge) => row.Style.Passages == 0 ? "-" : $"{100 * row.Style.Shares[judge]:0} %  {Figures.Perplexity(Math.Exp(row.Style.Losses[judge]))}";
}
