using RnnSweeps.Core.Parameters;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>The core tags of YAML: <c>!!float 1e-3</c>, <c>!!int 3</c>, <c>!!str 10</c>, <c>!!bool yes</c>, <c>!!null</c>, <c>!!seq</c>, <c>!!map</c>.</summary>
internal static class YamlTags
{
    private const string Core = "tag:yaml.org,2002:";

    /// <summary>A scalar as its tag says it, with a problem where it cannot be that.</summary>
    public static YamlScalar Scalar(Scalar scalar, SweepProblems problems)
    {
        var (line, column, text) = ((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value);
        var written = new YamlScalar(line, column, text, scalar.Style == ScalarStyle.Plain);
        if (Name(scalar) is not { } tag)
        {
            if (written.IsPlain && OlderYaml.LeadingZero(text) is { } wrong) problems.AddUnlessStored(scalar.Start, wrong);
            return written;
        }
        var plain = new YamlScalar(line, column, text, plain: true);
        switch (tag)
        {
            case "str":
                return new YamlScalar(line, column, text, plain: false);
            case "null":
                return new YamlScalar(line, column, "", plain: true);
            case "int" when plain.Value?.Value is long:
                if (OlderYaml.LeadingZero(text) is { } wrong) problems.AddUnlessStored(scalar.Start, wrong);
                return plain;
            case "float" when plain.Value?.Value is long or double:
                return new YamlScalar(line, column, text, plain: true, ParameterValue.Of(plain.Value.Value.AsDouble));
            case "bool" when Boolean(plain) is { } truth:
                return new YamlScalar(line, column, text, plain: true, ParameterValue.Of(truth));
            case "int" or "float" or "bool":
                problems.Add(scalar.Start, $"the tag !!{tag} does not fit {written.Display}; write {(tag == "bool" ? "true or false" : tag == "int" ? "a whole number" : "a number")}");
                return plain;
            default:
                Unknown(scalar, problems);
                return written;
        }
    }

    /// <summary>A problem for a list or mapping whose tag says that it is something else.</summary>
    /// <param name="expected"><c>seq</c> or <c>map</c>.</param>
    public static void Check(NodeEvent start, string expected, SweepProblems problems)
    {
        if (Name(start) is { } tag && tag != expected) Unknown(start, problems);
    }

    /// <summary><c>yes</c> and <c>off</c> are clear where a tag says that a truth value is meant.</summary>
    private static bool? Boolean(YamlScalar scalar) => scalar.Value?.Value as bool? ?? OlderYaml.Reading(scalar.Text) switch { "true" => true, "false" => false, _ => null };

    /// <summary>The tag without its namespace; null where there is none.</summary>
    private static string? Name(NodeEvent node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific ? null
        : node.Tag.Value.StartsWith(Core, StringComparison.Ordinal) ? node.Tag.Value[Core.Length..] : node.Tag.Value;

    private static void Unknown(NodeEvent node, SweepProblems problems) => problems.Add(
        node.Start, $"the tag {node.Tag.Value.Replace(Core, "!!", StringComparison.Ordinal)} is not supported here; write the value without it, a text in quotes");
}
