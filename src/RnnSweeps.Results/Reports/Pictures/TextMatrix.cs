using RnnSweeps.Core.Answers;
using ScottPlot;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>Which models are good on which texts: a field for each, the darker the further behind the best on that text.</summary>
internal static class TextMatrix
{
    private const int Width = 760, RowHeight = 30, Frame = 90;

    /// <summary>Darkest field, so that its number can still be read.</summary>
    private const double Darkest = 0.6;

    /// <param name="configurations">Rows, from top to bottom.</param>
    /// <param name="texts">Columns, each a contest on one text that all of them were measured on.</param>
    public static Picture Of(IReadOnlyList<string> configurations, IReadOnlyList<Comparison> texts)
    {
        var plot = Chart.New("measured on", "");
        var behind = texts.Select(t => t.Candidates.DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => Math.Log(c.Figure.Mean / t.Candidates[0].Figure.Mean))).ToList();
        var most = behind.SelectMany(b => b.Values).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        foreach (var (contest, x) in texts.Select((t, x) => (t, x)))
            foreach (var (name, row) in configurations.Select((c, i) => (c, i)))
            {
                if (contest.Candidates.FirstOrDefault(c => c.Name == name) is not { } side) continue;
                var y = configurations.Count - 1 - row;
                var field = plot.Add.Rectangle(x - 0.48, x + 0.48, y - 0.46, y + 0.46);
                field.FillColor = Chart.Colour(1).WithAlpha(most > 0 && double.IsFinite(behind[x][name]) ? Darkest * behind[x][name] / most : 0);
                field.LineWidth = 0;
                var number = plot.Add.Text(ReadableText.Number(side.Figure.Mean), x, y);
                (number.LabelFontColor, number.LabelFontSize, number.LabelAlignment) = (Color.FromHex(Chart.Ink), 13, Alignment.MiddleCenter);
            }
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, texts.Count).Select(i => (double)i)], [.. texts.Select(t => t.Question.Text!)]);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, configurations.Count).Select(i => (double)(configurations.Count - 1 - i))], [.. configurations]);
        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, texts.Count - 0.5, -0.5, configurations.Count - 0.5);
        return new Picture(
            "on-texts", $"Perplexity of {configurations.Count} configurations on {texts.Count} texts",
            "Perplexity of each configuration, the mean over seeds, on each text: without colour the lowest on that text, the darker the further above it in proportion.", plot, Width, Frame + RowHeight * configurations.Count);
    }
}
