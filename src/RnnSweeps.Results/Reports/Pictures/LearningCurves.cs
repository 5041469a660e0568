using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>The metric as configurations learn: the mean over seeds, in a band of one standard deviation.</summary>
internal static class LearningCurves
{
    private const int Width = 760, Height = 430;

    public static Picture AgainstEpochs(Study study) => Of(
        study, "curves-by-epoch", "epoch", p => p.Epoch, $"{study.Metric.Name} by epoch: the mean over seeds, bands of one standard deviation.");

    public static Picture AgainstSeconds(Study study) => Of(
        study, "curves-by-seconds", "seconds of training", p => p.Seconds, $"{study.Metric.Name} by seconds of training, averaged over seeds at each epoch.");

    private static Picture Of(Study study, string name, string unit, Func<StudiedPoint, double> x, string caption)
    {
        var plot = Chart.New(unit, study.Metric.Name);
        var shown = study.Configurations.Take(Chart.MostSeries).ToList();
        var curves = shown.Select(c => Averaged(c, x)).ToList();
        foreach (var (configuration, series) in shown.Select((c, i) => (c, i)))
        {
            var curve = curves[series];
            var xs = curve.Select(p => p.X).ToArray();
            if (configuration.Runs.Count > 1)
            {
                var band = plot.Add.FillY(xs, [.. curve.Select(p => p.Mean - p.Sd)], [.. curve.Select(p => p.Mean + p.Sd)]);
                band.FillColor = Chart.Colour(series).WithAlpha(0.18);
                band.LineWidth = 0;
            }
            Chart.Line(plot, series, configuration.Name, xs, [.. curve.Select(p => p.Mean)]);
        }
        if (unit == "epoch") plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        Frame(plot, curves, study.Question.Minimize);
        Chart.LegendBelow(plot);
        if (study.Configurations.Count > shown.Count) caption += $" The best {shown.Count} of {study.Configurations.Count} configurations.";
        return new Picture(name, $"Learning curves: {study.Metric.Name} against {unit}, {shown.Count} configurations", caption, plot, Width, Height + 22 * ((shown.Count + 1) / 2));
    }

    /// <summary>Epochs at which every seed has the metric, so that the mean is always of the same runs.</summary>
    private static List<Point> Averaged(StudiedConfiguration configuration, Func<StudiedPoint, double> x) =>
    [
        .. configuration.Runs.SelectMany(r => r.Curve).Where(p => p.Metric is { } m && double.IsFinite(m)).GroupBy(p => p.Epoch).OrderBy(g => g.Key)
            .Where(g => g.Count() == configuration.Runs.Count)
            .Select(g => new Point(g.Average(x), Sample.Mean([.. g.Select(p => p.Metric!.Value)]), g.Count() > 1 ? Sample.Sd([.. g.Select(p => p.Metric!.Value)]) : 0)),
    ];

    /// <summary>The first epochs are many times what follows: the frame begins where the curves have come down, and leaves out those that never do.</summary>
    private static void Frame(ScottPlot.Plot plot, List<List<Point>> curves, bool minimize)
    {
        var points = curves.Where(c => c.Count > 0).ToList();
        if (points.Count == 0) return;
        var settled = points.SelectMany(c => c.Skip(c.Count / 8)).Select(p => p.Mean).ToList();
        var (low, high) = minimize ? (points.Min(c => c.Min(p => p.Mean - p.Sd)), Chart.Top(settled, minimize)) : (settled.Min(), points.Max(c => c.Max(p => p.Mean + p.Sd)));
        var margin = Math.Max(1e-9, 0.05 * (high - low));
        var right = points.Max(c => c[^1].X);
        plot.Axes.SetLimits(0, right * 1.02, low - margin, high + margin);
    }

    private sealed record Point(double X, double Mean, double Sd);
}
