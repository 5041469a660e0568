using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Statistics.Importance;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>Which parameters matter, what their values do, and which pair of them can't be judged apart.</summary>
internal static class EffectsSection
{
    /// <summary>More than so many values of a parameter are draws, not levels to compare pair by pair.</summary>
    private const int MostValues = 12;

    /// <summary>As fine as a tree can use, and few enough for pairs.</summary>
    private const int MostLevels = 16;

    /// <summary>A pair's share below which nothing is said of it.</summary>
    private const double WorthTelling = 0.02;

    public static IEnumerable<Block> Of(Study study)
    {
        var varied = study.Varied;
        if (varied.Count < 2 || study.Configurations.Count < 4) yield break;
        yield return new Block.Heading("What matters");
        var shares = Importance(study);
        if (shares.Count > 0)
        {
            yield return new Block.Table(
                [new("parameter"), new("share of the variation", true), new("± between trees", true)],
                [.. shares.Where(s => s.Second is null || s.Share >= WorthTelling).Select(s => new Line([s.Second is null ? s.First : $"{s.First} with {s.Second}", Readable.Percent(s.Share), Readable.Percent(s.Sd)]))]);
            yield return new Block.Paragraph($"How much of the variation of {study.Metric.Name} over the tried settings each parameter explains alone, and pairs beyond that: functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown 2014), which describes and does not test.");
        }
        var contests = varied.Select(p => (Parameter: p, Contest: ContestOf(study, p))).Where(p => p.Contest is not null).ToList();
        if (contests.Count > 0)
            yield return new Block.Pictures([.. contests.Select(c => EffectChart.Main(c.Contest!, [.. EffectChart.Values(study.Measurements, c.Parameter).Select(v => v.ToString()).Where(v => c.Contest!.Contestants.Any(s => s.Name == v))]))]);
        if (shares.FirstOrDefault(s => s.Second is not null) is { Share: >= WorthTelling } pair && EffectChart.Values(study.Measurements, pair.First).Count <= MostValues && EffectChart.Values(study.Measurements, pair.Second!).Count <= MostValues)
            yield return new Block.Pictures([EffectChart.Together(study.Measurements, pair.First, pair.Second!, study.Question)]);
    }

    /// <summary>Null where the parameter's values were not tried in the same settings, or are too many to compare.</summary>
    public static Contest? ContestOf(Study study, string parameter)
    {
        if (EffectChart.Values(study.Measurements, parameter).Count is < 2 or > MostValues) return null;
        try
        {
            return Contest.OfParameter(study.Measurements, parameter, study.Question);
        }
        catch (ArgumentException)
        {
            // Draws have no setting in common: their parameters show in the importance alone.
            return null;
        }
    }

    private static IReadOnlyList<ImportanceShare> Importance(Study study)
    {
        var names = study.Varied;
        var levels = names.Select(n => Levels(EffectChart.Values(study.Measurements, n))).ToList();
        var factors = names.Select((n, i) => new Factor(n, levels[i].Values.Max() + 1, levels[i].Keys.All(v => v.Value is long or double or int))).ToList();
        // A perplexity that is twice another's is as far from it at 4 as at 40: its logarithm is what varies.
        var logarithmic = study.Measurements.All(m => m.Value > 0);
        var trials = study.Measurements.Select(m => ((IReadOnlyList<int>)[.. names.Select((n, i) => levels[i][m.Configuration[n]])], logarithmic ? Math.Log(m.Value) : m.Value)).ToList();
        return FunctionalAnova.Of(new Design(factors, trials)).Shares();
    }

    /// <summary>Values by their place; where draws gave many numbers, neighbours share one, as many in each.</summary>
    private static Dictionary<ParameterValue, int> Levels(IReadOnlyList<ParameterValue> values)
    {
        var drawn = values.Count > MostLevels && values.All(v => v.Value is long or double or int);
        return values.Select((v, i) => (v, Level: drawn ? i * MostLevels / values.Count : i)).ToDictionary(p => p.v, p => p.Level);
    }
}
