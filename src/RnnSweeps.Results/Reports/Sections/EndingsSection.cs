using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Results.Reports.Document;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>What was not trained to its end, and why; and whether stopping early was right where that was looked at.</summary>
internal static class EndingsSection
{
    private const int MostLines = 20;

    public static IEnumerable<Block> Of(Study study)
    {
        var ended = study.Runs.Where(r => r.State is RunState.Failed or RunState.Cancelled || r.State == RunState.Stopped && !r.IsWhole).ToList();
        var patient = study.Runs.Count(r => r is { State: RunState.Stopped, IsWhole: true });
        var audits = Audits(study);
        if (ended.Count == 0 && patient == 0 && audits is null) yield break;
        yield return new Block.Heading("Failed and stopped");
        if (ended.Count > 0)
        {
            yield return new Block.Table(
                [new("state"), new("reason"), new("runs", true), new("for example"), new("what was said", IsProse: true)],
                [.. ended.GroupBy(r => (r.State, r.Reason)).OrderBy(g => g.Key.State).ThenByDescending(g => g.Count()).Take(MostLines).Select(g => new Line([g.Key.State.ToString().ToLowerInvariant(), g.Key.Reason ?? "", $"{g.Count()}", $"{g.First().Id} {g.First().Label}", g.First().Message ?? ""]))]);
        }
        if (patient > 0) yield return new Block.Paragraph($"{patient} of {study.Runs.Count} runs ended by themselves when they got no better; they count as trained.");
        if (audits is not null) yield return new Block.Paragraph(audits);
    }

    /// <summary>Configurations that a rule would have stopped and that went on all the same, to see whether it is right.</summary>
    private static string? Audits(Study study)
    {
        var audited = study.Decisions.Where(d => d.Kind == DecisionKind.Audit).Select(d => d.ConfigurationIndex).Distinct().ToList();
        if (audited.Count == 0) return null;
        var sign = study.Question.Minimize ? 1 : -1;
        var means = study.Measurements.GroupBy(m => m.Index).ToDictionary(g => g.Key, g => sign * g.Average(m => m.Value));
        var others = means.Where(m => !audited.Contains(m.Key)).Select(m => m.Value).ToList();
        var wrong = audited.Count(a => means.TryGetValue(a, out var mean) && (others.Count == 0 || mean < others.Min()));
        return $"{Readable.Count(audited.Count)} configuration{(audited.Count == 1 ? "" : "s")} that would have been stopped went on to the end to check the rule: {(wrong == 0 ? "none of them ended ahead of those that were kept" : $"{Readable.Count(wrong)} ended ahead of all that were kept, so stopping would have missed it")}.";
    }
}
