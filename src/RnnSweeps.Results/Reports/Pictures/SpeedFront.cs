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
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        // Names stand to the right of their points.
        var means = Timed(study).Select(c => c.Standing.Figure.Mean).ToList();
        var (low, high) = (means.Min(), Chart.Top(means, study.Question.Minimize));
        var outside = means.Count(m => m > high);
        var (bottom, top) = outside == 0 ? (limits.Bottom, limits.Top) : (low - 0.1 * (high - low), high + 0.1 * (high - low));
        plot.Axes.SetLimits(0, limits.Right + 0.25 * (limits.Right - Math.Max(0, limits.Left)), bottom, top);
        var names = Named(plot, [.. front.Where(c => c.Standing.Figure.Mean <= top).Take(MostNames)]);
        return new Picture(
            "speed-front", $"{study.Metric.Name} against seconds of training, {study.Configurations.Count} configurations",
            $"Each point is a configuration: its mean over seeds with 95 % interval, and what a run of it trains. Filled: nothing else is both {study.Question.Better} and quicker.{(outside == 0 ? "" : $" {outside} with more than {ReadableText.Number(high)} {(outside == 1 ? "lies" : "lie")} outside.")}{names}", plot, Width, Height);
    }

    /// <summary>
    /// Names to the right of the points, a little above or below. Where neighbours on the front are so near that these would cover each other
    /// there are numbers instead; then what they stand for is returned.
    /// </summary>
    private static string Named(Plot plot, IReadOnlyList<StudiedConfiguration> front)
    {
        const double Letter = 7.2, Row = 16, Away = 9;
        var limits = plot.Axes.GetLimits();
        var placed = new List<(double X, double Y, double Width, float Offset)>();
        foreach (var configuration in front)
        {
            // Where it lands, in pixels, to within what the axes take.
            var left = (configuration.TrainSeconds!.Value - limits.Left) / limits.HorizontalSpan * (Width - 70) + Away;
            var middle = (limits.Top - configuration.Standing.Figure.Mean) / limits.VerticalSpan * (Height - 60);
            var width = configuration.Name.Length * Letter;
            double[] free = [.. ((double[])[-0.5 * Row, 0.5 * Row, -Row, Row]).Where(o => placed.TrueForAll(p => Math.Abs(p.Y - (middle + o)) >= Row || left + width < p.X || p.X + p.Width < left))];
            if (free.Length == 0) break;
            placed.Add((left, middle + free[0], width, (float)free[0]));
        }
        var isByNumber = placed.Count < front.Count;
        foreach (var (configuration, index) in front.Select((c, i) => (c, i)))
        {
            var name = plot.Add.Text(isByNumber ? $"{index + 1}" : configuration.Name, configuration.TrainSeconds!.Value, configuration.Standing.Figure.Mean);
            (name.LabelFontColor, name.LabelFontSize, name.LabelAlignment) = (Color.FromHex(Chart.Ink), 12, Alignment.MiddleLeft);
            (name.OffsetX, name.OffsetY) = isByNumber ? ((float)Away - 3, -10) : ((float)Away, placed[index].Offset);
        }
        return isByNumber ? " " + string.Join(", ", front.Select((c, i) => $"{i + 1}: {c.Name}")) + "." : "";
    }

    private static List<StudiedConfiguration> Timed(Study study) => [.. study.Configurations.Where(c => c.TrainSeconds is not null)];
}
