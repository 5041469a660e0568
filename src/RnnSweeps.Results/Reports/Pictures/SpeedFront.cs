using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Statistics;
using ScottPlot;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>What a configuration reaches against what it costs in time, with those that nothing betters in both joined by a line.</summary>
internal static class SpeedFront
{
    private const int Width = 760, Height = 430, MostNames = 10;

    /// <summary>The configurations that nothing betters both in the metric and in a cost, cheapest first.</summary>
    public static IReadOnlyList<StudiedConfiguration> Front(Study study, Func<StudiedConfiguration, double?> cost)
    {
        var known = study.Configurations.Where(c => cost(c) is not null).ToList();
        return [.. ParetoFront.Of([.. known.Select(c => (IReadOnlyList<double>)[cost(c)!.Value, (study.Question.Minimize ? 1 : -1) * c.Standing.Figure.Mean])]).Select(i => known[i]).OrderBy(cost)];
    }

    public static Picture Of(Study study)
    {
        var plot = Chart.New("seconds of training a run", study.Metric.Name);
        var front = Front(study, c => c.TrainSeconds);
        plot.Add.ScatterLine(front.Select(c => c.TrainSeconds!.Value).ToArray(), front.Select(c => c.Standing.Figure.Mean).ToArray(), Chart.Colour(0).WithAlpha(0.5)).LineWidth = 1.5f;
        foreach (var configuration in Timed(study))
        {
            var isFront = front.Contains(configuration);
            var (x, y) = (configuration.TrainSeconds!.Value, configuration.Standing.Figure.Mean);
            if (configuration.Standing.Figure.Interval() is { } interval)
            {
                var bar = plot.Add.ErrorBar([x], [y], yErrors: [(interval.High - interval.Low) / 2]);
                (bar.Color, bar.LineWidth) = (Chart.Colour(isFront ? 0 : 7).WithAlpha(0.6), 1);
            }
            plot.Add.Marker(x, y, isFront ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, isFront ? 9 : 7, Chart.Colour(isFront ? 0 : 7));
        }
        foreach (var (configuration, index) in front.Take(MostNames).Select((c, i) => (c, i)))
        {
            var name = plot.Add.Text(configuration.Name, configuration.TrainSeconds!.Value, configuration.Standing.Figure.Mean);
            (name.LabelFontColor, name.LabelFontSize, name.OffsetX, name.OffsetY) = (Color.FromHex(Chart.Ink), 12, 8, index % 2 == 0 ? -6 : 6);
            // Neighbours on the front are often near to each other.
            name.LabelAlignment = index % 2 == 0 ? Alignment.LowerLeft : Alignment.UpperLeft;
        }
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        // Names stand to the right of their points.
        var means = Timed(study).Select(c => c.Standing.Figure.Mean).ToList();
        var (low, high) = (means.Min(), Chart.Top(means, study.Question.Minimize));
        var outside = means.Count(m => m > high);
        var (bottom, top) = outside == 0 ? (limits.Bottom, limits.Top) : (low - 0.1 * (high - low), high + 0.1 * (high - low));
        plot.Axes.SetLimits(0, limits.Right + 0.25 * (limits.Right - Math.Max(0, limits.Left)), bottom, top);
        return new Picture(
            "speed-front", $"{study.Metric.Name} against seconds of training, {study.Configurations.Count} configurations",
            $"Each point is a configuration: its mean over seeds with 95 % interval, and what a run of it trains. Filled: nothing else is both {study.Question.Better} and quicker.{(outside == 0 ? "" : $" {outside} far above {Readable.Number(high)} {(outside == 1 ? "is" : "are")} left out.")}", plot, Width, Height);
    }

    private static List<StudiedConfiguration> Timed(Study study) => [.. study.Configurations.Where(c => c.TrainSeconds is not null)];
}
