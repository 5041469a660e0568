using ScottPlot;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>How every chart looks: colours that colour-blind readers tell apart (Okabe and Ito 2008), units on the axes, no frame.</summary>
internal static class Chart
{
    /// <summary>Stands for the text's colour of the page; no other part of a chart has it.</summary>
    public const string Ink = "#010203";

    /// <summary>Stands for the page's colour of thin lines.</summary>
    public const string Grid = "#040506";

    /// <summary>Series that can be told apart in one chart.</summary>
    public const int MostSeries = 8;

    /// <summary>The lowest figure, so many times, is still shown.</summary>
    private const double MostTimes = 4;

    private static readonly string[] Palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#7F7F7F"];

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.OpenSquare, MarkerShape.FilledTriangleUp, MarkerShape.OpenDiamond, MarkerShape.Eks, MarkerShape.OpenCircle, MarkerShape.FilledSquare, MarkerShape.OpenTriangleDown];

    public static Color Colour(int series) => Color.FromHex(Palette[series % Palette.Length]);

    /// <summary>A line whose colour and marks both tell it from the others: for print, and for who sees no colours.</summary>
    public static void Line(Plot plot, int series, string name, double[] xs, double[] ys)
    {
        plot.Add.ScatterLine(xs, ys, Colour(series)).LineWidth = 2;
        // A mark at each point of a short line, at some of a long one, not where another series has its.
        var step = Math.Max(1, xs.Length / 8);
        foreach (var at in Enumerable.Range(0, xs.Length).Where(i => step == 1 || i % step == series * step / MostSeries))
            plot.Add.Marker(xs[at], ys[at], Shapes[series % Shapes.Length], 8, Colour(series));
        plot.Legend.ManualItems.Add(new LegendItem
        {
            LabelText = name, LineColor = Colour(series), LineWidth = 2, MarkerShape = Shapes[series % Shapes.Length], MarkerSize = 8,
            MarkerFillColor = Colour(series), MarkerLineColor = Colour(series),
        });
    }

    public static Plot New(string x, string y)
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(Color.FromHex(Ink));
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Color.FromHex(Grid);
        plot.XLabel(x, size: 14);
        plot.YLabel(y, size: 14);
        plot.Font.Set("DejaVu Sans");
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.MinorTickStyle.Length = plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.FontColor = Color.FromHex(Ink);
        plot.Legend.FontSize = 13;
        return plot;
    }

    /// <summary>
    /// The highest figure that a chart makes room for: one that is many times the lowest, such as the perplexity of a model that diverged,
    /// would press all others to a line.
    /// </summary>
    /// <param name="figures">At least one.</param>
    public static double Top(IReadOnlyCollection<double> figures, bool minimize)
    {
        var (low, high) = (figures.Min(), figures.Max());
        return minimize && low > 0 ? figures.Where(f => f <= MostTimes * low).Max() : high;
    }

    /// <summary>Under the chart, so that no series is hidden.</summary>
    public static void LegendBelow(Plot plot)
    {
        var panel = plot.ShowLegend(Edge.Bottom);
        panel.Alignment = Alignment.LowerLeft;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.Margin = new PixelPadding(0, 0, 0, 6);
    }
}
