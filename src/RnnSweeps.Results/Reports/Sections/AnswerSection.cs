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
        yield return new Block.Answer(Verdict.Of(study.Contest));
        foreach (var sentence in ByParameter(study)) yield return new Block.Paragraph(sentence);
        yield return new Block.Paragraph(Extent(study));
    }

    /// <summary>With more than two configurations, whole parameters can be told apart better than single configurations.</summary>
    private static IEnumerable<string> ByParameter(Study study)
    {
        if (study.Configurations.Count < 3 || study.Varied.Count is 0 or > 4) yield break;
        foreach (var parameter in study.Varied)
            if (EffectsSection.ContestOf(study, parameter) is { } contest && contest.Contestants[0].Settings.Count > 1) yield return $"By {parameter}: {Verdict.Of(contest)}";
    }

    /// <summary>The question that stands at the top of the file, as a comment.</summary>
    internal static string? Asked(string yaml)
    {
        const string Mark = "# Question:";
        var lines = yaml.ReplaceLineEndings("\n").Split('\n').TakeWhile(l => l.StartsWith('#') || l.Length == 0).ToList();
        var first = lines.FindIndex(l => l.StartsWith(Mark, StringComparison.OrdinalIgnoreCase));
        return first < 0 ? null : "Question: " + lines[first][Mark.Length..].Trim();
    }

    private static string Extent(Study study)
    {
        var (runs, whole) = (study.Runs.Count, study.Runs.Count(r => r.IsWhole));
        var configurations = study.Runs.Select(r => r.Index).Distinct().Count();
        var seeds = study.Runs.Select(r => r.Seed).Distinct().Count();
        var state = study.Sweep.State switch
        {
            SweepState.Active => " It still runs: this is what is known so far.",
            SweepState.Halted => " It has halted: this is what is known so far.",
            SweepState.Cancelled => " It was cancelled before its end.",
            _ => "",
        };
        var rest = runs == whole ? "" : $" The comparison rests on {whole} of them, those that were trained to their end.";
        return $"{Some(runs, "run")}: {Some(configurations, "configuration")}, {Some(seeds, "seed")}{(study.Runs.Any(r => r.State == RunState.Failed) ? $", {study.Runs.Count(r => r.State == RunState.Failed)} failed" : "")}.{rest}{state} A difference counts as settled when p, corrected for all comparisons after Holm, is below 0.05.";
    }

    private static string Some(int n, string what) => $"{n} {what}{(n == 1 ? "" : "s")}";
}
