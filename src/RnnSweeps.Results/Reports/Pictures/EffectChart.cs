using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using ScottPlot;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>What the values of one parameter do, and what those of two do together.</summary>
internal static class EffectChart
{
    private const int Width = 360, Height = 300;

    /// <summary>Mean over the settings of the other parameters, with 95 % interval over seeds, value by value.</summary>
    public static Picture Main(Comparison contest, IReadOnlyList<ParameterValue> values)
    {
        var plot = Chart.New(contest.What, contest.Question.Name);
        var sides = Sides(contest, values);
        double[] xs = [.. Enumerable.Range(0, sides.Count).Select(i => (double)i)], means = [.. sides.Select(s => s.Figure.Mean)];
        var line = plot.Add.Scatter(xs, means, Chart.Colour(0));
        (line.LineWidth, line.MarkerSize) = (1.5f, 9);
        var errors = plot.Add.ErrorBar(xs, means, yErrors: [.. sides.Select(s => s.Figure.Interval() is { } interval ? (interval.High - interval.Low) / 2 : 0)]);
        (errors.Color, errors.LineWidth) = (Chart.Colour(0), 1.5f);
        Ticks(plot, [.. sides.Select(s => s.Name)], means, contest.Question.Minimize);
        return new Picture(
            $"effect-{contest.What}", $"{contest.Question.Name} by {contest.What}", $"{contest.What}: mean over {contest.Candidates[0].Settings} settings of the other parameters, with 95 % interval over seeds.", plot, Width, Height);
    }

    /// <summary>In the order of the values.</summary>
    public static List<Candidate> Sides(Comparison contest, IReadOnlyList<ParameterValue> values) => [.. values.Select(v => contest.Candidates.FirstOrDefault(c => c.IsNamed(v.ToString()))).OfType<Candidate>()];

    /// <summary>A line for each value of the second parameter over those of the first: parallel where neither cares for the other.</summary>
    public static Picture Together(IReadOnlyList<Measurement> runs, string first, string second, Question question)
    {
        var plot = Chart.New(first, question.Name);
        var (values, means) = (Values(runs, first), new List<double>());
        foreach (var (value, series) in Values(runs, second).Take(Chart.MostSeries).Select((v, i) => (v, i)))
        {
            var points = values.Select((v, x) => (X: (double)x, Of: runs.Where(r => r.Configuration[first].Equals(v) && r.Configuration[second].Equals(value)).Select(r => r.Value!.Value).ToList()))
                .Where(p => p.Of.Count > 0).ToList();
            double[] line = [.. points.Select(p => p.Of.Average())];
            means.AddRange(line);
            Chart.Line(plot, series, $"{second}={value}", [.. points.Select(p => p.X)], line);
        }
        Ticks(plot, [.. values.Select(v => v.ToString())], means, question.Minimize);
        Chart.LegendBelow(plot);
        return new Picture(
            $"together-{first}-{second}", $"{question.Name} by {first} and {second}", $"{first} and {second} together: lines that are not parallel show that one decides what the other is worth.", plot, 560, 360);
    }

    /// <summary>Numbers ascending, names as the runs have them.</summary>
    public static IReadOnlyList<ParameterValue> Values(IReadOnlyList<Measurement> runs, string parameter)
    {
        var values = runs.OrderBy(r => r.Index).Select(r => r.Configuration[parameter]).Distinct().ToList();
        return values.All(v => v.Value is long or double or int) ? [.. values.OrderBy(v => Convert.ToDouble(v.Value, System.Globalization.CultureInfo.InvariantCulture))] : values;
    }

    private static void Ticks(Plot plot, IReadOnlyList<string> values, IReadOnlyCollection<double> means, bool minimize)
    {
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, values.Count).Select(i => (double)i)], [.. values]);
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        var (low, high) = means.Count == 0 ? (0, 0) : (means.Min(), Chart.Top(means, minimize));
        var isCut = means.Any(m => m > high);
        plot.Axes.SetLimits(-0.4, values.Count - 0.6, isCut ? low - 0.1 * (high - low) : limits.Bottom, isCut ? high + 0.1 * (high - low) : limits.Top);
    }
}
