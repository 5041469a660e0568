using RnnSweeps.Core.Answers;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>Every configuration on every text that all were measured on: what they trained on may differ, down a column they compare.</summary>
internal static class OnTextsSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        var texts = study.OnTexts.Where(t => t.IsComparable && t.Candidates.Count > 0).ToList();
        if (texts.Count == 0 || study.Configurations.Count < 2) yield break;
        // As the file has them: what trained on alike texts stands together.
        var names = study.Configurations.OrderBy(c => c.Runs[0].Index).Select(c => c.Name).Distinct().ToList();
        var (shown, left) = (names.Take(LeaderboardSection.MostLines).ToList(), names.Count - LeaderboardSection.MostLines);
        yield return new Block.Heading("On each text");
        yield return new Block.Table([new("configuration"), .. texts.Select(t => new Column(t.Question.Text!, true))], [.. shown.Select(name => Row(name, texts))]);
        yield return new Block.Paragraph($"Perplexity of the trained models, the mean over seeds, on the same part of each text (evaluate_on). In bold, down each column, what no settled comparison puts behind the column's leader.{(left > 0 ? $" {left} more configurations stand in table evaluations." : "")}");
        foreach (var text in texts.Where(t => t.Pairs.Count > 0)) yield return new Block.Paragraph(ComparisonSummary.Of(text));
        if (texts.Count > 1) yield return new Block.Pictures([TextMatrix.Of(shown, texts)]);
    }

    private static Line Row(string name, List<Comparison> texts)
    {
        var places = texts.Select(t => t.Candidates.ToList().FindIndex(c => c.Name == name)).ToList();
        return new Line([name, .. texts.Zip(places, (t, at) => at < 0 ? LeaderboardSection.None : ReadableText.Number(t.Candidates[at].Figure.Mean))])
        {
            StressedCells = [.. Enumerable.Range(0, texts.Count).Where(i => places[i] >= 0 && texts[i].MayLead(places[i])).Select(i => i + 1)],
        };
    }
}
