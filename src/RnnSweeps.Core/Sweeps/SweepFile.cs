using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// Reads a sweep file: a definition, or all its problems at once, each with its place. Nothing in a file is ever executed,
/// and no text makes the reader throw.
/// </summary>
public static class SweepFile
{
    /// <summary>The longest sweep file, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The most runs of one sweep.</summary>
    public const long MaxRuns = 100_000;

    private static readonly string[] Keys =
        ["name", "description", "method", "metric", "corpora", "parameters", "include", "seeds", "retries", "priority", "slots"];

    private static readonly string[] Unsupported =
        ["early_terminate", "run_cap", "program", "command", "project", "entity", "controller", "scheduler", "metrics", "budget", "stop", "requires"];

    private static readonly string[] Metrics =
        ["val_ppl", "val_loss", "val_bpc", "val_ppl_mean_of_batches", "train_ppl", "train_loss", "train_bpc", "train_ppl_mean_of_batches"];

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="knownTexts">Names of the texts that can be had, or null to accept every name.</param>
    public static SweepFileResult Parse(string yaml, string file, IReadOnlySet<string>? knownTexts = null)
    {
        var problems = new SweepProblems(file);
        var root = YamlText.Read(yaml, MaxLength, problems);
        var definition = root is null ? null : Read(root, problems, knownTexts);
        return problems.Any ? new SweepFileResult(null, problems.InOrder()) : new SweepFileResult(definition, []);
    }

    private static SweepDefinition? Read(YamlMappingNode root, SweepProblems problems, IReadOnlySet<string>? knownTexts)
    {
        foreach (var key in root.Children.Keys.OfType<YamlScalarNode>())
        {
            var name = key.Value ?? "";
            if (Unsupported.Contains(name)) problems.Add(key, $"{name} is not supported by this version; take it out");
            else if (!Keys.Contains(name)) problems.Add(key, $"unknown key '{name}'{NearestName.Hint(name, Keys)}");
        }

        var values = new YamlValues(root, problems);
        var name1 = values.Text("name");
        if (name1 is null) { if (!values.Has("name")) problems.Add(root, "name is missing: give the sweep a name, for example 'name: gru-depth'"); }
        else if (!SweepId.IsName(name1))
            problems.Add(values.Node("name")!, $"name must be lower-case letters, digits, '-' and '_', {SweepId.MaxNameLength} characters at most, found '{name1}'");
        if (values.Text("method") is { } method && method != "grid")
            problems.Add(values.Node("method")!, $"method must be grid in this version, found '{method}'");

        var corpora = CorporaSection.Read(values.Node("corpora"), problems);
        var axes = ParametersSection.Read(root, values.Node("parameters"), problems);
        var includes = ParametersSection.ReadIncludes(values.Node("include"), problems);
        CorporaSection.Check(axes, includes, corpora, problems, knownTexts, values.Node("parameters"));
        if (corpora is not null && knownTexts is not null) CorporaSection.CheckTexts(values.Node("corpora"), corpora, knownTexts, problems);

        var seeds = Seeds(values, problems);
        var definition = new SweepDefinition
        {
            Name = name1 ?? "",
            Description = values.Text("description"),
            Metric = Metric(values.Node("metric"), problems),
            Corpora = corpora ?? new Dictionary<string, CorpusMix>(),
            Parameters = axes ?? [],
            Include = includes ?? [],
            Seeds = seeds,
            Retries = (int)(values.Whole("retries", 0, 1000) ?? 3),
            Priority = (int)(values.Whole("priority", -1_000_000, 1_000_000) ?? 0),
            Slots = (int?)values.Whole("slots", 1, 100_000),
        };
        var runs = GridExpansion.Count(definition);
        if (runs > MaxRuns) problems.Add(values.Node("parameters") ?? root, $"the grid has more than {MaxRuns} runs; give fewer values or seeds");
        return definition;
    }

    private static SweepMetric Metric(YamlNode? node, SweepProblems problems)
    {
        if (node is null) return SweepMetric.Default;
        if (node is not YamlMappingNode map)
        {
            problems.Add(node, "metric must be a mapping such as {name: val_ppl, goal: minimize}");
            return SweepMetric.Default;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not ("name" or "goal")))
            problems.Add(key, $"unknown key '{key.Value}' in metric{NearestName.Hint(key.Value ?? "", ["name", "goal"])}");
        var values = new YamlValues(map, problems);
        var name = values.Text("name") ?? SweepMetric.Default.Name;
        if (!Metrics.Contains(name))
            problems.Add(values.Node("name")!, $"metric name must be one of {string.Join(", ", Metrics)}, found '{name}'{NearestName.Hint(name, Metrics)}");
        var goal = values.Text("goal") ?? "minimize";
        if (goal is not ("minimize" or "maximize")) problems.Add(values.Node("goal")!, $"goal must be minimize or maximize, found '{goal}'");
        return new SweepMetric(name, goal == "maximize" ? MetricGoal.Maximize : MetricGoal.Minimize);
    }

    private static List<long> Seeds(YamlValues values, SweepProblems problems)
    {
        if (values.Node("seeds") is not { } node) return [0];
        var nodes = node is YamlSequenceNode list ? list.Children : [node];
        if (nodes.Count == 0) problems.Add(node, "seeds must have at least one whole number, found none");
        var seeds = new List<long>();
        foreach (var item in nodes)
        {
            if (YamlValues.Scalar(item)?.Value is not long seed || seed < 0)
                problems.Add(item, $"a seed must be a whole number of at least 0, found {YamlValues.Show(item)}");
            else if (seeds.Contains(seed)) problems.Add(item, $"seed {seed} is given twice");
            else seeds.Add(seed);
        }

        return seeds;
    }
}
