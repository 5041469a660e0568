using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>parameters</c> and <c>include</c> of a sweep file against the catalogue.</summary>
internal sealed class ParametersSection(SweepProblems problems, CorporaSection corpora)
{
    private static readonly string[] Names = [.. ParameterCatalogue.All.Select(p => p.Name)];

    private static readonly string[] LaterKeys = ["min", "max", "distribution", "q", "mu", "sigma", "a", "b", "probabilities", "parameters", "when"];

    /// <summary>Names that other programs use for the same thing.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["learning_rate"] = "lr", ["batch_size"] = "batch", ["num_steps"] = "steps", ["seq_len"] = "steps", ["num_layers"] = "layers", ["num_hiddens"] = "hidden",
        ["hidden_size"] = "hidden", ["max_epochs"] = "epochs", ["num_epochs"] = "epochs", ["grad_clip"] = "clip", ["gradient_clip_val"] = "clip",
        ["num_train"] = "train_windows", ["num_val"] = "val_windows", ["model"] = "cell", ["rnn_type"] = "cell", ["dataset"] = "corpus", ["text"] = "corpus",
    };

    /// <summary>The axes in the file's order, those without a problem.</summary>
    public IReadOnlyList<Axis> Read(YamlMap root)
    {
        var part = root["parameters"];
        if (part is YamlMap map)
        {
            if (map["corpus"] is null && !EachHasCorpus(root["include"]))
                problems.Add(map, "corpus is missing; name a corpus of this file or a text, for example 'corpus: time-machine'");
            return Axes(map);
        }

        problems.Add(part ?? root, part is null
            ? "parameters is missing; give at least a corpus, for example 'parameters: {corpus: time-machine}'"
            : $"parameters must be a mapping of names to values, such as {{cell: [gru, lstm], layers: 2}}, found {part.Shown}");
        return [];
    }

    /// <summary>Each entry is a combination, or a small grid, laid over the parameters.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> ReadInclude(YamlPart? part)
    {
        if (part is null) return [];
        var items = (part as YamlList)?.Items ?? [];
        if (items.Count == 0)
            problems.Add(part, $"include must be a list of combinations, such as [{{cell: rnn, impl: scratch}}, {{cell: gru}}], found {part.Shown}");
        foreach (var item in items.Where(i => i is not YamlMap { Entries.Count: > 0 }))
            problems.Add(item, $"a combination must be a mapping of parameters to values, such as {{cell: rnn, impl: scratch}}, found {item.Shown}");
        return [.. items.OfType<YamlMap>().Select(Axes)];
    }

    private static bool EachHasCorpus(YamlPart? include) =>
        include is YamlList { Items.Count: > 0 } list && list.Items.All(i => (i as YamlMap)?["corpus"] is not null);

    private IReadOnlyList<Axis> Axes(YamlMap map) => [.. map.Entries.Select(Axis).OfType<Axis>()];

    private Axis? Axis(YamlEntry entry)
    {
        var name = entry.Key.Text;
        if (ParameterCatalogue.Find(name) is { } parameter)
            return Values(name, entry.Value) is { } values ? new Axis(name, Accepted(parameter, values)) : null;
        problems.Add(entry.Key, SweepFile.Keys.Contains(name)
            ? $"{name} is no parameter; put it at the top level, beside 'parameters'"
            : $"unknown parameter '{name}'{(Synonyms.TryGetValue(name, out var ours) ? $"; did you mean '{ours}'?" : NearestName.Hint(name, Names))}");
        return null;
    }

    /// <summary>The values of a scalar, a list, <c>{value: …}</c> or <c>{values: […]}</c>.</summary>
    private IReadOnlyList<YamlPart>? Values(string name, YamlPart part)
    {
        if (part is YamlList { Items.Count: 0 }) return None(part, $"{name} must have at least one value, found an empty list");
        if (part is YamlList list) return list.Items;
        if (part is not YamlMap map) return [part];
        new YamlFields(map, problems).CheckKeys(["value", "values"], LaterKeys, $" of {name}");
        return (map["value"], map["values"]) switch
        {
            (YamlScalar value, null) => [value],
            (null, YamlList values) => Values(name, values),
            (null, null) => None(map, $"{name} needs a value or values, such as {{values: [1, 2]}}"),
            ({ } value, null) => None(value, $"value of {name} must be a single value, found {value.Shown}"),
            (null, { } values) => None(values, $"values of {name} must be a list, found {values.Shown}"),
            _ => None(map, $"{name} has both value and values; take one of them out"),
        };
    }

    private IReadOnlyList<YamlPart>? None(YamlPart part, string message)
    {
        problems.Add(part, message);
        return null;
    }

    private List<ParameterValue> Accepted(Parameter parameter, IReadOnlyList<YamlPart> parts)
    {
        var accepted = new List<ParameterValue>();
        var seen = new HashSet<ParameterValue>();
        foreach (var part in parts)
        {
            if (Value(parameter, part) is not { } value)
                problems.Add(part, $"{parameter.Name} must be {parameter.Expected}, found {part.Shown}{Hint(parameter, part)}");
            else if (!seen.Add(value)) problems.Add(part, $"{parameter.Name} has the value {value} twice; take one of them out");
            else
            {
                accepted.Add(value);
                if (parameter.Name == "corpus") corpora.Use((YamlScalar)part);
            }
        }

        return accepted;
    }

    /// <summary>Null if not allowed. A word such as 1984 or true is a text where the parameter is one.</summary>
    private static ParameterValue? Value(Parameter parameter, YamlPart part) => part switch
    {
        YamlScalar { Value: { } value } scalar =>
            parameter.Accept(parameter.Kind is ParameterKind.Text or ParameterKind.Choice ? ParameterValue.Of(scalar.Text) : value),
        _ => null,
    };

    private static string Hint(Parameter parameter, YamlPart part) => (parameter.Kind, part as YamlScalar) switch
    {
        (ParameterKind.Choice, { } word) => NearestName.Hint(word.Text, parameter.Choices),
        (ParameterKind.Truth, { } word) when word.Text.ToLowerInvariant() is "yes" or "on" or "1" => "; did you mean 'true'?",
        (ParameterKind.Truth, { } word) when word.Text.ToLowerInvariant() is "no" or "off" or "0" => "; did you mean 'false'?",
        _ => "",
    };
}
