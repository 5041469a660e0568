using RnnSweeps.Core.Answers;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>How the configurations learned, and what their time bought.</summary>
internal static class CurvesSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        // One point is no curve.
        if (study.Configurations.Any(c => c.Runs.Any(r => r.Curve.Count(p => p.Metric is not null) > 1)))
        {
            yield return new Block.Heading("Learning curves");
            yield return new Block.Pictures([LearningCurves.AgainstEpochs(study), LearningCurves.AgainstSeconds(study)]);
        }
        var front = SpeedFront.Front(study, c => c.TrainSeconds);
        // What was measured on different texts can't be better by it, at whatever cost.
        if (study.Configurations.Count < 2 || front.Count == 0 || !study.Comparison.IsComparable) yield break;
        yield return new Block.Heading("Perplexity against cost");
        yield return new Block.Paragraph(Worth(study, "time", front, c => ReadableText.Duration(c.TrainSeconds!.Value)));
        yield return new Block.Pictures([SpeedFront.Of(study)]);
        foreach (var (cost, of, amount) in ((string, Func<StudiedConfiguration, double?>, Func<double, string>)[])
            [("parameters", c => c.Runs[0].ParameterCount, ReadableText.Amount), ("memory", c => c.Mean(r => r.PeakMemoryBytes), ReadableText.Bytes)])
            if (SpeedFront.Front(study, of) is { Count: > 0 } cheaper) yield return new Block.Paragraph(Worth(study, cost, cheaper, c => amount(of(c)!.Value)));
    }

    private static string Worth(Study study, string cost, IReadOnlyList<StudiedConfiguration> front, Func<StudiedConfiguration, string> amount) => front.Count == 1
        ? $"By {cost} nothing is to be traded: {front[0].Name} has the {study.Question.Best} mean and takes least, {amount(front[0])}."
        : $"By {cost}, what nothing betters in both: {string.Join("; ", front.Select(c => $"{c.Name} ({ReadableText.Number(c.Standing.Figure.Mean)} for {amount(c)})"))}.";
}
