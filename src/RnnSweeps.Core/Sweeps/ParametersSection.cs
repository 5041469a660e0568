using RnnSweeps.Core.Parameters;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>parameters</c> and <c>include</c> of a sweep file against the catalogue.</summary>
internal static class ParametersSection
{
    private static readonly string[] Names = [.. ParameterCatalogue.All.Select(p => p.Name)];

    private static readonly string[] LaterKeys = ["min", "max", "distribution", "q", "mu", "sigma", "a", "b", "probabilities", "parameters", "when"];

    public static IReadOnlyList<Axis>? Read(YamlMappingNode root, YamlNode? node, SweepProblems problems)
    {
        if (node is null)
        {
            problems.Add(root, "parameters is missing: give at least a corpus, for example 'parameters: {corpus: time-machine}'");
            return null;
        }

        if (node is not YamlMappingNode map)
        {
            problems.Add(node, "parameters must be a mapping of names to values, such as {cell: [gru, lstm], layers: 2}");
            return null;
        }

        return [.. map.Children.Select(p => Axis(p.Key, p.Value, problems)).OfType<Axis>()];
    }

    /// <summary>Each entry is a combination laid over the parameters' values.</summary>
    public static IReadOnlyList<IReadOnlyList<Axis>>? ReadIncludes(YamlNode? node, SweepProblems problems)
    {
        if (node is null) return null;
        if (node is not YamlSequenceNode { Children.Count: > 0 } list || list.Children.Any(c => c is not YamlMappingNode { Children.Count: > 0 }))
        {
            problems.Add(node, "include must be a list of combinations, such as [{cell: rnn, impl: scratch}, {cell: gru}]");
            return null;
        }

        var all = new List<IReadOnlyList<Axis>>();
        foreach (var entry in list.Children.Cast<YamlMappingNode>())
        {
            var axes = entry.Children.Select(p => Axis(p.Key, p.Value, problems)).OfType<Axis>().ToList();
            all.Add(axes);
        }

        return all;
    }

    private static Axis? Axis(YamlNode key, YamlNode value, SweepProblems problems)
    {
        if (key is not YamlScalarNode { Value: { } name } || ParameterCatalogue.Find(name) is not { } parameter)
        {
            problems.Add(key, $"unknown parameter {YamlValues.Show(key)}{NearestName.Hint((key as YamlScalarNode)?.Value ?? "", Names)}");
            return null;
        }

        return Nodes(name, value, problems) is { } nodes ? new Axis(name, Values(parameter, nodes, problems)) : null;
    }

    /// <summary>The nodes of the values: of a scalar, a list, <c>{value: …}</c> or <c>{values: […]}</c>.</summary>
    private static IReadOnlyList<YamlNode>? Nodes(string name, YamlNode node, SweepProblems problems)
    {
        if (node is YamlMappingNode map)
        {
            foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not ("value" or "values")))
            {
                problems.Add(key, LaterKeys.Contains(key.Value)
                    ? $"{key.Value} of {name} is not supported by this version: method grid takes value or values"
                    : $"unknown key '{key.Value}' of {name}{NearestName.Hint(key.Value ?? "", ["value", "values"])}");
            }

            var given = map.Children.Where(p => p.Key is YamlScalarNode { Value: "value" or "values" }).ToList();
            if (given.Count != 1)
            {
                problems.Add(node, $"{name} must have either value or values");
                return null;
            }

            var isValue = ((YamlScalarNode)given[0].Key).Value == "value";
            if (isValue == given[0].Value is YamlScalarNode) return Nodes(name, given[0].Value, problems);
            problems.Add(given[0].Value, isValue ? $"value of {name} must be a single value" : $"values of {name} must be a list");
            return null;
        }

        if (node is not YamlSequenceNode list) return [node];
        if (list.Children.Count > 0) return [.. list.Children];
        problems.Add(node, $"{name} must have at least one value, found an empty list");
        return null;
    }

    private static List<ParameterValue> Values(Parameter parameter, IReadOnlyList<YamlNode> nodes, SweepProblems problems)
    {
        var values = new List<ParameterValue>();
        foreach (var node in nodes)
        {
            var accepted = YamlValues.Scalar(node) is { } value ? parameter.Accept(Typed(parameter, node, value)) : null;
            if (accepted is null)
                problems.Add(node, $"{parameter.Name} must be {parameter.Expected}, found {YamlValues.Show(node)}{Hint(parameter, node)}");
            else if (values.Contains(accepted.Value)) problems.Add(node, $"{parameter.Name} has the value {accepted} twice");
            else values.Add(accepted.Value);
        }

        return values;
    }

    /// <summary>A name such as 1984 or true is a text where the parameter is one.</summary>
    private static ParameterValue Typed(Parameter parameter, YamlNode node, ParameterValue value) =>
        parameter.Kind is ParameterKind.Text or ParameterKind.Choice ? ParameterValue.Of(((YamlScalarNode)node).Value!) : value;

    private static string Hint(Parameter parameter, YamlNode node) =>
        parameter.Kind == ParameterKind.Choice && node is YamlScalarNode { Value: { } text } ? NearestName.Hint(text, parameter.Choices) : "";
}
