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

    private static readonly string[] Methods = ["grid", "random", "bayes"];

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="knownTexts">Names of the texts that can be had, or null to accept every name.</param>
    public static SweepFileResult Parse(string yaml, string file, IReadOnlySet<string>? knownTexts = null) => Read(yaml, new SweepProblems(file), knownTexts);

    /// <summary>The file of a stored sweep: what an earlier release accepted means what it meant there.</summary>
    /// <param name="id">Of the sweep, whose name is that of a file without one.</param>
    public static SweepFileResult Stored(string yaml, SweepId id) => Read(yaml, new SweepProblems($"{id}.yaml", stored: true), knownTexts: null);

    private static SweepFileResult Read(string yaml, SweepProblems problems, IReadOnlySet<string>? knownTexts)
    {
        SweepDefinition? definition = null;
        if (yaml.Length > MaxLength) problems.Add(YamlReader.Start, $"a sweep file has at most {MaxLength} characters, found {yaml.Length}");
        else if (YamlReader.Read(yaml, problems) is { } root) definition = Definition(root, problems, knownTexts);
        return new SweepFileResult(problems.Any ? null : definition, problems.InOrder(), problems.NoticesInOrder());
    }

    private static SweepDefinition Definition(YamlMap root, SweepProblems problems, IReadOnlySet<string>? knownTexts)
    {
        var fields = new YamlFields(root, problems);
        CheckKeys(root, fields, problems);
        var corpora = new CorporaSection(root["corpora"], problems, knownTexts);
        var parameters = new ParametersSection(root, problems, corpora);
        var stopping = new StoppingSection(root, problems);
        var run = new RunSection(root, problems);
        var definition = new SweepDefinition
        {
            Name = Name(root, fields, problems),
            Description = root["description"] is YamlScalar { Text: "" } ? null : fields.Text("description")?.Text,
            Method = Method(fields, problems),
            Metric = MetricSection.Read(root["metric"], problems),
            Parameters = parameters.Read(),
            Grids = parameters.ReadEntries("grids"),
            Include = parameters.ReadEntries("include"),
            Exclude = parameters.ReadExclude(),
            Constraints = ConstraintsSection.Read(root["constraints"], problems),
            EvaluateOn = corpora.Texts(root["evaluate_on"], "evaluate_on"),
            Corpora = corpora.Mixes,
            Seeds = Seeds(root["seeds"], problems),
            SearchSeed = fields.Integer("search_seed", 0, int.MaxValue, @default: 0),
            RunCap = root["run_cap"] is null ? null : fields.Integer("run_cap", 1, (int)MaxRuns, @default: 1),
            Budget = stopping.ReadBudget(),
            EarlyTerminate = stopping.ReadEarlyTermination(),
            Stop = stopping.ReadStop(),
            FailFast = root["fail_fast"] is null ? null : fields.Integer("fail_fast", 1, (int)MaxRuns, @default: 1),
            Reuse = fields.Boolean("reuse"),
            Retries = run.ReadRetries(),
            Limits = run.ReadLimits(),
            Priority = fields.Integer("priority", -1_000_000, 1_000_000, @default: 0),
            Requires = Requires(fields, problems),
            Slots = root["slots"] is null ? null : fields.Integer("slots", 1, 100_000, @default: 1),
        };
        parameters.CheckConditions(definition.Parameters);
        definition = definition with { Zip = parameters.ReadZip(SearchSpaces.Axes(definition)) };
        return problems.Any ? definition : new SearchSection(root, problems).Checked(definition);
    }

    private static void CheckKeys(YamlMap root, YamlFields fields, SweepProblems problems)
    {
        var keys = root.Entries.Select(e => e.Key).Where(k => !SweepKeys.Names.Contains(k.Text)).ToList();
        var told = new List<string>();
        foreach (var key in keys)
        {
            if (SweepKeys.WithoutUse.TryGetValue(key.Text, out var reason)) problems.Notice(key, $"{key.Text} has no use here: {reason}{Arguments(root, key.Text)}");
            else if (SweepKeys.Refused.TryGetValue(key.Text, out reason)) problems.Add(key, reason);
            else if (ParameterCatalogue.Find(key.Text) is not null) problems.Add(key, $"{key.Text} is a parameter of the training; put it under 'parameters'");
            else continue;
            told.Add(key.Text);
        }
        fields.CheckKeys([.. SweepKeys.Names, .. told], [], "");
    }

    /// <summary>Of a command: the settings that it passes to every run, which would be lost in silence.</summary>
    private static string Arguments(YamlMap root, string key)
    {
        if (key != "command" || root[key] is not YamlList list) return "";
        var words = list.Items.OfType<YamlScalar>().Select(s => s.Text).ToList();
        var first = words.FindIndex(w => w.StartsWith('-') || (w.Contains('=', StringComparison.Ordinal) && !w.StartsWith('$')));
        if (first < 0) return "";
        var arguments = words.Skip(first).Where(w => !w.StartsWith("${", StringComparison.Ordinal)).ToList();
        return $"; what it passes to every run has no effect either ({string.Join(' ', arguments)}): what of it is a parameter, put under 'parameters'";
    }

    /// <summary>Its own, or else that of the file.</summary>
    private static string Name(YamlMap root, YamlFields fields, SweepProblems problems)
    {
        if (root["name"] is null)
        {
            if (SweepId.OfFile(problems.File) is { } ofFile) return ofFile;
            problems.Add(root, "name is missing, and the file's own name is none for a sweep; give it one, for example 'name: gru-depth'");
        }
        if (fields.Text("name") is not { } name) return "";
        if (SweepId.IsReserved(name.Text))
            problems.Add(name, $"the name '{name.Text}' is taken by the results folder itself; choose another, for example '{name.Text}-1'");
        else if (!SweepId.IsName(name.Text))
        {
            var remedy = SweepId.NameLike(name.Text) is { } like ? $"; for example '{like}'" : "";
            problems.Add(name, $"name must be lower-case letters, digits, '-' and '_', {SweepId.MaxNameLength} characters at most and no sign first, found {name.Display}{remedy}");
        }
        return name.Text;
    }

    private static SearchMethod Method(YamlFields fields, SweepProblems problems)
    {
        if (fields.Text("method") is not { } method) return SearchMethod.Grid;
        if (Array.IndexOf(Methods, method.Text) is >= 0 and var i) return (SearchMethod)i;
        problems.Add(method, method.Text == "custom"
            ? "method custom hands the search to another program, and this one searches by itself: choose grid, random or bayes"
            : $"method must be grid, random or bayes, found {method.Display}{NearestName.Hint(method.Text, Methods)}");
        return SearchMethod.Grid;
    }

    private static string? Requires(YamlFields fields, SweepProblems problems)
    {
        if (fields.Text("requires") is not { } device) return null;
        if (device.Text != "cuda") problems.Add(device, $"requires must be cuda, found {device.Display}; leave it out where any device will do");
        return device.Text;
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
                problems.Add(item, $"a seed must be a whole number of at least 0, found {item.Display}");
            else if (!seen.Add(seed)) problems.Add(item, $"seed {seed} is given twice; take one of them out");
        }
        return [.. seen];
    }
}
