using System.Globalization;
using RnnSweeps.Core.Parameters;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The values of one mapping by key, with a problem for each that has the wrong form.</summary>
internal sealed class YamlValues(YamlMappingNode map, SweepProblems problems)
{
    public bool Has(string key) => Node(key) is not null;

    public YamlNode? Node(string key) => map.Children.FirstOrDefault(p => p.Key is YamlScalarNode s && s.Value == key).Value;

    /// <summary>Null if the key is missing or no plain text (which is a problem).</summary>
    public string? Text(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalarNode { Value.Length: > 0 } scalar) return scalar.Value;
        problems.Add(node, $"{key} must be a text, found {Show(node)}");
        return null;
    }

    public long? Whole(string key, long min, long max)
    {
        if (Node(key) is not { } node) return null;
        if (Scalar(node)?.Value is long n && n >= min && n <= max) return n;
        problems.Add(node, $"{key} must be a whole number from {min} to {max}, found {Show(node)}");
        return null;
    }

    /// <summary>
    /// A plain scalar in its type: whole number, number (1e-3 too), true or false, else text; a quoted one is always a text.
    /// Null for a mapping, a list or nothing.
    /// </summary>
    public static ParameterValue? Scalar(YamlNode node)
    {
        if (node is not YamlScalarNode { Value: { } text } scalar) return null;
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) return ParameterValue.Of(text);
        if (text.Length == 0 || text is "~" or "null") return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return ParameterValue.Of(whole);
        if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return ParameterValue.Of(number);
        return text switch
        {
            "true" or "True" or "TRUE" => ParameterValue.Of(true),
            "false" or "False" or "FALSE" => ParameterValue.Of(false),
            _ => ParameterValue.Of(text),
        };
    }

    /// <summary>What the file says there, short, for a message.</summary>
    public static string Show(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Value: var text } => $"the text '{Short(text!)}'",
        YamlScalarNode { Value: var text } => Short(text!),
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
