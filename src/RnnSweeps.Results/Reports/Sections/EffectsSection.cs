using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Statistics.Importance;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>Which parameters matter, what their values do, and which pair of them can't be judged apart.</summary>
internal static class EffectsSection
{
    /// <summary>As fine as a tree can use, and few enough for pairs.</summary>
    private const int MostLevels = 16;

    /// <summary>A pair's share below which nothing is said of it.</summary>
    private const double WorthTelling = 0.02;

    public static IEnumerable<Block> Of(Study study)
    {
        var varied = study.Varied;
        if (varied.Count < 2 || study.Configurations.Count < 4) yield break;
        // Figures of different texts vary with the text, whatever the parameters do.
        var shares = study.Comparison.IsComparable ? Importance(study) : [];
        if (shares.Count == 0 && study.ByParameter.Count == 0) yield break;
        yield return new Block.Heading("What matters");
        if (shares.Count > 0)
        {
            yield return new Block.Table(
                [new("parameter"), new("share of the variation", true), new("± between trees", true)],
                [.. shares.Where(s => s.Second is null || s.Share >= WorthTelling).Select(s => new Line([s.Second is null ? s.First : $"{s.First} with {s.Second}", ReadableText.Percent(s.Share), ReadableText.Percent(s.Sd)]))]);
            yield return new Block.Paragraph($"How much of the variation of {study.Metric.Name} over all combinations of the tried values each parameter explains alone, and pairs beyond that: functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown 2014), which describes and does not test.");
        }
        if (study.ByParameter.Count > 0)
        {
            yield return new Block.Table(
                [new("parameter"), new("value"), new($"mean {study.Metric.Name}", true), new("95 % interval", true), new("settings", true), new("runs", true)],
                [.. study.ByParameter.SelectMany(c => EffectChart.Sides(c, EffectChart.Values(study.Measured, c.What)).Select(side => Row(c.What, side)))]);
            yield return new Block.Paragraph("Means over the settings of the other parameters that every value was tried in, with the interval over seeds.");
            yield return new Block.Pictures([.. study.ByParameter.Select(c => EffectChart.Main(c, EffectChart.Values(study.Measured, c.What)))]);
        }
        if (shares.FirstOrDefault(s => s.Second is not null && study.Varied.Contains(s.First) && study.Varied.Contains(s.Second)) is { Share: >= WorthTelling } pair && EffectChart.Values(study.Measured, pair.First).Count <= Study.MostValues && EffectChart.Values(study.Measured, pair.Second!).Count <= Study.MostValues)
            yield return new Block.Pictures([EffectChart.Together(study.Measured, pair.First, pair.Second!, study.Question)]);
    }

    private static Line Row(string parameter, Candidate side) => new([parameter, side.Name, ReadableText.Number(side.Figure.Mean), side.Figure.Interval() is { } interval ? ReadableText.Range(interval) : LeaderboardSection.None, $"{side.Settings}", $"{side.Runs}"]);

    private static IReadOnlyList<ImportanceShare> Importance(Study study)
    {
        var groups = Together(study);
        var levels = groups.Select(g => Levels(EffectChart.Values(study.Measured, g[0]))).ToList();
        var factors = groups.Select((g, i) => new Factor(ReadableText.List(g), levels[i].Values.Max() + 1, levels[i].Keys.All(v => v.Value is long or double or int))).ToList();
        // A perplexity that is twice another's is as far from it at 4 as at 40: its logarithm is what varies.
        var logarithmic = study.Measured.All(m => m.Value > 0);
        var trials = study.Measured.Select(m => ((IReadOnlyList<int>)[.. groups.Select((g, i) => levels[i][m.Configuration[g[0]]])], logarithmic ? Math.Log(m.Value!.Value) : m.Value!.Value)).ToList();
        return FunctionalAnova.Of(new Design(factors, trials)).Shares();
    }

    /// <summary>Parameters that never changed without each other are one.</summary>
    private static List<IReadOnlyList<string>> Together(Study study)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var name in study.Varied.Where(name => !groups.Any(g => g.Contains(name)))) groups.Add([name, .. TiedParameters.Of(study.Measured, name)]);
        return groups;
    }

    /// <summary>Values by their place; where draws gave many numbers, neighbours share one, as many in each.</summary>
    private static Dictionary<ParameterValue, int> Levels(IReadOnlyList<ParameterValue> values)
    {
        var drawn = values.Count > MostLevels && values.All(v => v.Value is long or double or int);
        return values.Select((v, i) => (v, Level: drawn ? i * MostLevels / values.Count : i)).ToDictionary(p => p.v, p => p.Level);
    }
}
