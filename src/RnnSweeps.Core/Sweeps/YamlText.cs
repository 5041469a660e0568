using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>From text to a tree of nodes, with YAML's traps taken out: size, depth, aliases, duplicate keys, several documents.</summary>
internal static class YamlText
{
    private const int MaxDepth = 20, MaxNodes = 200_000;

    /// <summary>The one document's mapping, or null with a problem.</summary>
    public static YamlMappingNode? Read(string yaml, int maxLength, SweepProblems problems)
    {
        if (yaml.Length > maxLength)
        {
            problems.Add(1, 1, $"the file has {yaml.Length} characters; a sweep file has at most {maxLength}");
            return null;
        }

        try
        {
            if (!Sound(yaml, problems)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
            {
                problems.Add(1, 1, "the file is empty; it needs at least name, and parameters with a corpus");
                return null;
            }

            if (stream.Documents[0].RootNode is YamlMappingNode map)
            {
                foreach (var key in map.Children.Keys.Where(k => k is not YamlScalarNode)) problems.Add(key, "a key must be a plain name");
                return map;
            }

            problems.Add(stream.Documents[0].RootNode, "a sweep file is a mapping of keys to values, such as 'name: quickstart'");
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line, (int)e.Start.Column, "the YAML cannot be read: " + Sentence(e));
        }
        catch (ArgumentException e)
        {
            problems.Add(1, 1, "the YAML cannot be read: " + e.Message);
        }

        return null;
    }

    private static bool Sound(string yaml, SweepProblems problems)
    {
        var parser = new Parser(new StringReader(yaml));
        int depth = 0, nodes = 0, documents = 0;
        while (parser.MoveNext())
        {
            var at = parser.Current!.Start;
            (int, string)? problem = parser.Current switch
            {
                AnchorAlias => (1, "aliases are not supported; write the value out"),
                DocumentStart when ++documents > 1 => (1, "a sweep file holds one document; take the second one ('---') out"),
                MappingStart or SequenceStart when ++depth > MaxDepth => (1, $"nested deeper than {MaxDepth} levels"),
                NodeEvent when ++nodes > MaxNodes => (1, $"more than {MaxNodes} values"),
                _ => null,
            };
            if (parser.Current is MappingEnd or SequenceEnd) depth--;
            if (problem is not { } found) continue;
            problems.Add((int)at.Line, (int)at.Column, found.Item2);
            return false;
        }

        return true;
    }

    private static string Sentence(YamlException e) =>
        (e.InnerException is null ? e.Message : e.InnerException.Message).ReplaceLineEndings(" ").TrimEnd('.');
}
