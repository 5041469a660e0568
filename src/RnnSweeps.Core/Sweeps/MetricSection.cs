using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>metric</c> of a sweep file.</summary>
internal static class MetricSection
{
    public static IReadOnlyList<string> Names => EpochFigure.Metrics;

    private static readonly string[] Goals = ["minimize", "maximize"];

    /// <summary>Failed and unfinished runs are left out here, not given a made-up figure.</summary>
    private static readonly string[] WithoutUse = ["impute", "impute_while_running"];

    public static SweepMetric Read(YamlPart? part, SweepProblems problems)
    {
        if (part is null) return SweepMetric.Default;
        if (part is not YamlMap map)
        {
            problems.Add(part, $"metric must be a mapping such as {{name: val_ppl, goal: minimize}}, found {part.Display}");
            return SweepMetric.Default;
        }
        var fields = new YamlFields(map, problems);
        fields.CheckKeys(["name", "goal", "target", .. WithoutUse], [], " of metric");
        foreach (var (key, _) in map.Entries.Where(e => WithoutUse.Contains(e.Key.Text)))
            problems.Notice(key, $"{key.Text} of metric has no use here: runs without a figure are left out of the search, not given one");
        if (map["name"] is null) problems.Add(map, "metric needs a name, for example 'name: val_ppl'");
        if (fields.Text("name") is { } name && !Names.Contains(name.Text))
            problems.Add(name, $"name of metric must be one of {string.Join(", ", Names)}, found {name.Display}{Hint(name.Text)}");
        if (fields.Text("goal") is { } goal && !Goals.Contains(goal.Text))
            problems.Add(goal, $"goal of metric must be minimize or maximize, found {goal.Display}{NearestName.Hint(goal.Text, Goals)}");
        return new SweepMetric(
            (map["name"] as YamlScalar)?.Text ?? "",
            map["goal"] is YamlScalar { Text: "maximize" } ? MetricGoal.Maximize : MetricGoal.Minimize,
            map["target"] is null ? null : fields.Number("target", -1e12, 1e12, @default: 0));
    }

    /// <summary>Names such as <c>validation/loss</c>, or <c>ppl</c> alone.</summary>
    private static string Hint(string name)
    {
        var words = name.ToLowerInvariant().Split('_', '/', '.', '-', ' ');
        var part = words.Any(w => w is "train" or "training") ? "train" : "val";
        var figure = words.Contains("loss") ? "loss" : words.Any(w => w is "ppl" or "perplexity") ? "ppl" : words.Any(w => w is "bpc") ? "bpc" : null;
        return figure is null ? NearestName.Hint(name, Names) : $"; did you mean '{part}_{figure}'?";
    }
}
