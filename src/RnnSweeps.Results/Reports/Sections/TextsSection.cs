using RnnSweeps.Core.Answers;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>What the best model of each of the first configurations writes from the same beginning.</summary>
internal static class TextsSection
{
    private const int Most = 6;

    public static async Task<IReadOnlyList<Block>> OfAsync(Study study, ResultStore store, CancellationToken cancellation)
    {
        var best = study.Configurations.Take(Most).Select(c => (Configuration: c, Run: study.Question.Minimize ? c.Runs.MinBy(r => r.Best)! : c.Runs.MaxBy(r => r.Best)!)).ToList();
        // A run that took its results over has its samples under its own id as well.
        var samples = await StudyReader.SamplesAsync(store, [.. best.Select(b => b.Run.Id)], cancellation);
        if (samples.Count == 0) return [];
        var (prefix, temperature) = samples.GroupBy(s => (s.Prefix, s.Temperature)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Temperature).First().Key;
        var how = temperature == 0 ? "the most probable character each time" : FormattableString.Invariant($"drawn at temperature {temperature:0.##}");
        return
        [
            new Block.Heading("What they write"),
            new Block.Paragraph($"From “{prefix}”, {how}, by the best run of each of the first configurations."),
            new Block.Excerpts([.. best.SelectMany(b => samples.Where(s => s.Run == b.Run.Id && s.Prefix == prefix && s.Temperature.Equals(temperature))
                .Select(s => new Excerpt(b.Configuration.Name, $"{b.Run.Id}, {study.Metric.Name} {ReadableText.Number(b.Run.Best!.Value)}", s.Text)))]),
        ];
    }
}
