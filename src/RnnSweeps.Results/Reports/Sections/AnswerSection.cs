using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Reports.Document;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>What was asked, and what the tests carry as an answer.</summary>
internal static class AnswerSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        if (Asked(study.Sweep.Yaml) is { } asked) yield return new Block.Paragraph(asked);
        else if (study.Definition.Description is { } description) yield return new Block.Paragraph(description.TrimEnd('.') + ".");
        yield return new Block.Answer(Sentence(study));
        foreach (var contest in study.ByParameter.Where(c => c.Pairs.Count > 0)) yield return new Block.Paragraph($"By {contest.What}: {ComparisonSummary.Of(contest)}");
        if (IsByMetric(study) && Tested(study) is { Count: > 0 } texts) yield return new Block.Paragraph(ComparisonSummary.OnTexts(texts));
        yield return new Block.Paragraph(Extent(study));
    }

    /// <summary>What the sweep came to. Where each configuration's metric is of another text, those that all were measured on tell.</summary>
    public static string Sentence(Study study) => IsByMetric(study) ? ComparisonSummary.Of(study.Comparison) : ComparisonSummary.OnTexts(Tested(study));

    private static bool IsByMetric(Study study) => study.Comparison.IsComparable || Tested(study).Count == 0;

    private static List<Comparison> Tested(Study study) => study.Comparison.Candidates.Count < 2 ? [] : [.. study.OnTexts.Where(t => t.IsComparable && t.Pairs.Count > 0)];

    /// <summary>The question that stands at the top of the file, as a comment, up to its question mark.</summary>
    internal static string? Asked(string yaml)
    {
        const string Mark = "# Question:";
        var comments = string.Join(' ', yaml.ReplaceLineEndings("\n").Split('\n').TakeWhile(l => l.StartsWith('#') || l.Length == 0).SkipWhile(l => !l.StartsWith(Mark, StringComparison.OrdinalIgnoreCase)).Select(l => l.TrimStart('#', ' ')));
        var end = comments.IndexOf('?', StringComparison.Ordinal);
        return comments.Length == 0 ? null : end < 0 ? comments : comments[..(end + 1)];
    }

    private static string Extent(Study study)
    {
        var (runs, whole) = (study.Runs.Count, study.Runs.Count(r => r.IsWhole));
        var configurations = study.Runs.Select(r => r.Index).Distinct().Count();
        var seeds = study.Runs.Select(r => r.Seed).Distinct().Count();
        var state = study.Sweep.State switch
        {
            SweepState.Active => " It still runs: this is what is known so far.",
            SweepState.Paused => " It is paused: this is what is known so far.",
            SweepState.Halted => " It has halted: this is what is known so far.",
            SweepState.Cancelled => " It was cancelled before its end.",
            _ => "",
        };
        var rest = runs == whole ? "" : $" The comparison rests on {whole} of them, those that were trained to the end.";
        return $"{Some(runs, "run")}: {Some(configurations, "configuration")}, {Some(seeds, "seed")}{(study.Runs.Any(r => r.State == RunState.Failed) ? $", {study.Runs.Count(r => r.State == RunState.Failed)} failed" : "")}.{rest}{state} A difference counts as settled when p is below 0.05, corrected after Holm for all comparisons of its question{(study.Families == 1 ? "" : $" and for the {ReadableText.Count(study.Families)} questions that are answered here together: {ReadableText.List(study.Questions)}")}.";
    }

    private static string Some(int n, string what) => $"{n} {what}{(n == 1 ? "" : "s")}";
}
