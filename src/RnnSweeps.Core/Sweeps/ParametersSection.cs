using RnnSweeps.Core.Search;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads the search space of a sweep file: <c>parameters, grids, include, exclude, zip</c>.</summary>
internal sealed class ParametersSection(YamlMap root, SweepProblems problems, CorporaSection corpora)
{
    private readonly AxisSection _axes = new(problems, corpora, root["method"] is YamlScalar { Text: "random" or "bayes" }, Zipped(root["zip"]));

    /// <summary>The axes in the file's order, those without a problem.</summary>
    public IReadOnlyList<Axis> Read()
    {
        var part = root["parameters"];
        if (part is YamlMap map)
        {
            if (!Flat(map).Any(e => e.Key.Text == "corpus") && !EachHasCorpus(root["include"]) && !EachHasCorpus(root["grids"]))
                problems.Add(map, "corpus is missing; name a corpus of this file or a text, for example 'corpus: time-machine'");
            return Axes(map);
        }

        problems.Add(part ?? root, part is null
            ? "parameters is missing; give at least a corpus, for example 'parameters: {corpus: time-machine}'"
            : $"parameters must be a mapping of names to values, such as {{cell: [gru, lstm], layers: 2}}, found {part.Display}");
        return [];
    }

    /// <summary>Of <c>include</c> or <c>grids</c>: each entry is a combination, or a small grid, laid over the parameters.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> ReadEntries(string key) => [.. Entries(key).Select(Axes)];

    public IReadOnlyList<Condition> ReadExclude() =>
        [.. Entries("exclude").Select(e => _axes.Condition(e, "an entry of exclude")).OfType<Condition>()];

    /// <summary>Groups of names of axes with as many values each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadZip(IReadOnlyList<IReadOnlyList<Axis>> spaces)
    {
        if (root["zip"] is not { } part) return [];
        IReadOnlyList<YamlPart> groups = part is YamlList { Items: [YamlList, ..] } lists ? lists.Items : [part];
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. groups.Select(g => Group(g, spaces, used)).OfType<IReadOnlyList<string>>()];
    }

    /// <summary>A problem for each condition that depends on itself.</summary>
    public void CheckConditions(IReadOnlyList<Axis> axes)
    {
        foreach (var axis in axes.Where(a => Reaches(a, a.Name, axes, axes.Count)))
            problems.Add(Flat(root["parameters"] as YamlMap).First(e => e.Key.Text == axis.Name).Key, $"the condition of {axis.Name} depends on {axis.Name} itself; take one of the conditions out");
    }

    /// <summary>The entry of a parameter, for the place of a problem with it.</summary>
    public static YamlPart Place(YamlMap root, string name) =>
        Flat(root["parameters"] as YamlMap).FirstOrDefault(e => e.Key.Text == name)?.Key ?? root["parameters"] ?? root;

    private static bool Reaches(Axis from, string name, IReadOnlyList<Axis> axes, int steps) => steps >= 0 && from.When is { } when
        && when.Terms.Any(t => t.Parameter == name || axes.Any(a => a.Name == t.Parameter && a.Name != from.Name && Reaches(a, name, axes, steps - 1)));

    private List<string>? Group(YamlPart part, IReadOnlyList<IReadOnlyList<Axis>> spaces, HashSet<string> used)
    {
        if (part is not YamlList { Items.Count: >= 2 } list)
        {
            problems.Add(part, $"zip must be a list of groups of two or more parameters, such as [[layers, hidden]], found {part.Display}");
            return null;
        }
        var names = new List<string>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { IsNothing: false } name)
                problems.Add(item, $"zip takes names of parameters, found {item.Display}");
            else if (_axes.Parameter(name) is not null && !used.Add(name.Text))
                problems.Add(name, $"{name.Text} is zipped twice; take one of them out");
            else if (!spaces.All(s => s.Any(a => a.Name == name.Text)))
                problems.Add(name, $"{name.Text} is zipped, and has no values under parameters; give it as many as the others");
            else names.Add(name.Text);
        }
        if (names.Count < list.Items.Count) return null;
        foreach (var space in spaces)
        {
            var counts = names.Select(n => (Name: n, space.First(a => a.Name == n).Distribution.Values?.Count)).ToList();
            if (counts.Select(c => c.Count).Distinct().Count() == 1 && counts[0].Count is not null) continue;
            problems.Add(list, $"parameters that are zipped need as many values each, found {string.Join(", ", counts.Select(c => $"{c.Name} with {c.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "a range"}"))}");
            return null;
        }
        if (spaces.Any(s => HasEqualTuples(s, names)))
        {
            problems.Add(list, $"{string.Join(" and ", names)} have the same values together twice; take one of these combinations out");
            return null;
        }
        return names;
    }

    private static bool HasEqualTuples(IReadOnlyList<Axis> space, List<string> names)
    {
        var columns = names.Select(n => space.First(a => a.Name == n).Values).ToList();
        var rows = Enumerable.Range(0, columns[0].Count).Select(i => string.Join('\n', columns.Select(c => c[i]))).ToList();
        return rows.Distinct().Count() < rows.Count;
    }

    /// <summary>The names in all groups, whatever else is wrong with them.</summary>
    private static HashSet<string> Zipped(YamlPart? part) => part is not YamlList list ? []
        : [.. list.Items.SelectMany(i => i is YamlList group ? group.Items : [i]).OfType<YamlScalar>().Select(s => s.Text)];

    private IEnumerable<YamlMap> Entries(string key)
    {
        if (root[key] is not { } part) return [];
        var items = (part as YamlList)?.Items ?? [];
        if (items.Count == 0)
            problems.Add(part, $"{key} must be a list of combinations, such as [{{cell: rnn, impl: scratch}}, {{cell: gru}}], found {part.Display}");
        foreach (var item in items.Where(i => i is not YamlMap { Entries.Count: > 0 }))
            problems.Add(item, $"a combination must be a mapping of parameters to values, such as {{cell: rnn, impl: scratch}}, found {item.Display}");
        return items.OfType<YamlMap>().Where(m => m.Entries.Count > 0);
    }

    private static bool EachHasCorpus(YamlPart? entries) =>
        entries is YamlList { Items.Count: > 0 } list && list.Items.All(i => (i as YamlMap)?["corpus"] is not null);

    private IReadOnlyList<Axis> Axes(YamlMap map)
    {
        var axes = new List<Axis>();
        foreach (var entry in Flat(map))
        {
            if (_axes.Read(entry) is not { } axis) continue;
            if (axes.Any(a => a.Name == axis.Name)) problems.Add(entry.Key, $"{axis.Name} is given twice; take one of them out");
            else axes.Add(axis);
        }
        return axes;
    }

    /// <summary>Nested <c>parameters</c>, as of Weights &amp; Biases, are headings only: what stands under them is flat here.</summary>
    private static IEnumerable<YamlEntry> Flat(YamlMap? map) => map is null ? [] : map.Entries.SelectMany(e =>
        e.Value is YamlMap inner && inner["parameters"] is YamlMap nested && inner.Entries.Count == 1 ? Flat(nested) : [e]);
}
