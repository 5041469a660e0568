using RnnSweeps.Core.Answers;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>How the configurations learned, and what their time bought.</summary>
internal static class CurvesSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        if (study.Configurations.All(c => c.Runs.All(r => r.Curve.Count(p => p.Metric is not null) < 2))) yield break;
        yield return new Block.Heading("Learning curves");
        yield return new Block.Pictures([LearningCurves.AgainstEpochs(study), LearningCurves.AgainstSeconds(study)]);
        var front = SpeedFront.Front(study);
        if (study.Configurations.Count < 2 || front.Count == 0) yield break;
        yield return new Block.Heading("Perplexity against time");
        yield return new Block.Paragraph(
            front.Count == 1
                ? $"{front[0].Name} is both {(study.Question.Minimize ? "lowest" : "highest")} and quickest: nothing is to be traded."
                : $"What is worth its time, by mean: {string.Join("; ", front.Select(c => $"{c.Name} ({Readable.Number(c.Standing.Figure.Mean)} in {Readable.Duration(c.TrainSeconds!.Value)})"))}. Everything else is slower than one of these without being {study.Question.Better}.");
        yield return new Block.Pictures([SpeedFront.Of(study)]);
    }
}
