using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps.Yaml;

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

    internal static readonly string[] Keys =
        ["name", "description", "method", "metric", "corpora", "parameters", "include", "seeds", "retries", "priority", "slots"];

    // Of Weights & Biases, or of a later version of ours.
    private static readonly string[] LaterKeys =
    [
        "early_terminate", "run_cap", "program", "command", "project", "entity", "controller", "scheduler", "metrics",
        "apiVersion", "kind", "job", "image_uri", "budget", "stop",
    ];

    private static readonly string[] LaterMethods = ["random", "bayes", "custom"];

    private static readonly string[] MetricNames =
        ["val_ppl", "val_loss", "val_bpc", "val_ppl_mean_of_batches", "train_ppl", "train_loss", "train_bpc", "train_ppl_mean_of_batches"];

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="knownTexts">Names of the texts that can be had, or null to accept every name.</param>
    public static SweepFileResult Parse(string yaml, string file, IReadOnlySet<string>? knownTexts = null)
    {
        var problems = new SweepProblems(file);
        if (yaml.Length > MaxLength)
        {
            problems.Add(YamlReader.Start, $"a sweep file has at most {MaxLength} characters, found {yaml.Length}");
            return new SweepFileResult(null, problems.InOrder());
        }

        var definition = YamlReader.Read(yaml, problems) is { } root ? Definition(root, problems, knownTexts) : null;
        return problems.Any ? new SweepFileResult(null, problems.InOrder()) : new SweepFileResult(definition, []);
    }

    private static SweepDefinition Definition(YamlMap root, SweepProblems problems, IReadOnlySet<string>? knownTexts)
    {
        var fields = new YamlFields(root, problems);
        CheckKeys(root, fields, problems);
        var corpora = new CorporaSection(root["corpora"], problems, knownTexts);
        var parameters = new ParametersSection(problems, corpora);
        var definition = new SweepDefinition
        {
            Name = Name(root, fields, problems),
            Description = root["description"] is YamlScalar { Text: "" } ? null : fields.Text("description")?.Text,
            Method = Method(fields, problems),
            Metric = Metric(root["metric"], problems),
            Parameters = parameters.Read(root),
            Include = parameters.ReadInclude(root["include"]),
            Corpora = corpora.Mixes,
            Seeds = Seeds(root["seeds"], problems),
            Retries = fields.Whole("retries", 0, 1000, @default: 3),
            Priority = fields.Whole("priority", -1_000_000, 1_000_000, @default: 0),
            Slots = root["slots"] is null ? null : fields.Whole("slots", 1, 100_000, @default: 1),
        };
        if (GridExpansion.MostRuns(definition) is > MaxRuns and var runs)
            problems.Add(root["parameters"] ?? root, $"a sweep has at most {MaxRuns} runs, found {runs} (configurations times seeds); give fewer values or seeds");
        return definition;
    }

    private static void CheckKeys(YamlMap root, YamlFields fields, SweepProblems problems)
    {
        var misplaced = root.Entries.Select(e => e.Key).Where(k => !Keys.Contains(k.Text) && ParameterCatalogue.Find(k.Text) is not null).ToList();
        foreach (var key in misplaced) problems.Add(key, $"{key.Text} is a parameter of the training; put it under 'parameters'");
        fields.CheckKeys([.. Keys, .. misplaced.Select(k => k.Text)], LaterKeys, "");
    }

    private static string Name(YamlMap root, YamlFields fields, SweepProblems problems)
    {
        if (root["name"] is null) problems.Add(root, "name is missing; give the sweep one, for example 'name: gru-depth'");
        if (fields.Text("name") is not { } name) return "";
        if (SweepId.IsReserved(name.Text))
            problems.Add(name, $"the name '{name.Text}' is taken by the results folder itself; choose another, for example '{name.Text}-1'");
        else if (!SweepId.IsName(name.Text))
        {
            var remedy = SweepId.NameLike(name.Text) is { } like ? $"; for example '{like}'" : "";
            problems.Add(name, $"name must be lower-case letters, digits, '-' and '_', {SweepId.MaxNameLength} characters at most and no sign first, found {name.Shown}{remedy}");
        }

        return name.Text;
    }

    private static SearchMethod Method(YamlFields fields, SweepProblems problems)
    {
        if (fields.Text("method") is { Text: not "grid" } method)
            problems.Add(method, LaterMethods.Contains(method.Text)
                ? $"method {method.Text} is not supported by this version, which knows grid: every combination of the values"
                : $"method must be grid, found {method.Shown}{NearestName.Hint(method.Text, ["grid"])}");
        return SearchMethod.Grid;
    }

    private static SweepMetric Metric(YamlPart? part, SweepProblems problems)
    {
        if (part is null) return SweepMetric.Default;
        if (part is not YamlMap map)
        {
            problems.Add(part, $"metric must be a mapping such as {{name: val_ppl, goal: minimize}}, found {part.Shown}");
            return SweepMetric.Default;
        }

        var fields = new YamlFields(map, problems);
        fields.CheckKeys(["name", "goal"], ["target", "impute", "impute_while_running"], " of metric");
        if (map["name"] is null) problems.Add(map, "metric needs a name, for example 'name: val_ppl'");
        if (fields.Text("name") is { } name && !MetricNames.Contains(name.Text))
            problems.Add(name, $"name of metric must be one of {string.Join(", ", MetricNames)}, found {name.Shown}{NearestName.Hint(name.Text, MetricNames)}");
        if (fields.Text("goal") is { Text: not ("minimize" or "maximize") } wrong)
            problems.Add(wrong, $"goal of metric must be minimize or maximize, found {wrong.Shown}{NearestName.Hint(wrong.Text, ["minimize", "maximize"])}");
        return new SweepMetric(
            (map["name"] as YamlScalar)?.Text ?? "",
            map["goal"] is YamlScalar { Text: "maximize" } ? MetricGoal.Maximize : MetricGoal.Minimize);
    }

    private static IReadOnlyList<long> Seeds(YamlPart? part, SweepProblems problems)
    {
        if (part is null) return [0];
        IReadOnlyList<YamlPart> items = part is YamlList list ? list.Items : [part];
        if (items.Count == 0) problems.Add(part, "seeds must have at least one whole number, found an empty list");
        var seen = new HashSet<long>();
        foreach (var item in items)
        {
            if (item is not YamlScalar { Value.Value: long and >= 0 and var seed })
                problems.Add(item, $"a seed must be a whole number of at least 0, found {item.Shown}");
            else if (!seen.Add(seed)) problems.Add(item, $"seed {seed} is given twice; take one of them out");
        }

        return [.. seen];
    }
}
