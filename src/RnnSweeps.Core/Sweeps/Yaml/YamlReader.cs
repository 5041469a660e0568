using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>
/// From a text to its one mapping, with aliases and merges (<c>&lt;&lt;</c>) written out, within bounds. What YAML allows and a sweep file
/// has no use for is a problem: tags other than the core ones, keys that are no names, the same key twice, several documents,
/// deep nesting.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>The place of what has none of its own.</summary>
    public static readonly Mark Start = new(0, 1, 1);

    private const int MaxDepth = 20, MaxParts = 200_000;

    private readonly Parser _parser;
    private readonly SweepProblems _problems;
    private readonly YamlAnchors _anchors = new();
    private int _depth, _parts;

    private YamlReader(string yaml, SweepProblems problems)
    {
        _parser = new Parser(new StringReader(yaml.TrimStart('\ufeff')));
        _problems = problems;
    }

    /// <summary>The mapping, or null with a problem. A mapping may come with problems too.</summary>
    public static YamlMap? Read(string yaml, SweepProblems problems)
    {
        try
        {
            // The parser would take it for the end of the text.
            if (yaml.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
                throw new YamlException(Place(yaml, nul), Place(yaml, nul), "it holds a NUL character, so it is no text file");
            return new YamlReader(yaml, problems).Document();
        }
        catch (YamlException e) when (e.Message.Contains("tab as indentation", StringComparison.Ordinal) && TabIndentation(yaml) is >= 0 and var tab)
        {
            problems.Add(Place(yaml, tab), "the YAML cannot be read: the line is indented with a tab; indent with spaces");
        }
        catch (YamlException e)
        {
            problems.Add(e.Start, $"the YAML cannot be read: {Sentence(e)}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or IndexOutOfRangeException)
        {
            // The parser's own slips on texts that are hardly YAML.
            problems.Add(Start, $"the YAML cannot be read: {e.Message}");
        }

        return null;
    }

    private YamlMap? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _problems.Add(Start, "the file is empty; it needs at least parameters with a corpus");
            return null;
        }

        var root = Part();
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            throw new YamlException(second.Start, second.End, "a sweep file holds one document; take the second one ('---') out");
        if (root is YamlMap map) return map;
        _problems.Add(root, "a sweep file is a mapping of keys to values, such as 'name: quickstart'");
        return null;
    }

    private YamlPart Part()
    {
        var at = _parser.Current!;
        var before = _parts;
        Count(1, at);
        if (at is AnchorAlias alias) return Repeated(alias);
        if (at is not NodeEvent node) throw new YamlException(at.Start, at.End, $"a value was expected here, found {at}");
        YamlPart part;
        switch (node)
        {
            case Scalar scalar:
                _parser.MoveNext();
                part = YamlTags.Scalar(scalar, _problems);
                break;
            case SequenceStart:
                YamlTags.Check(node, "seq", _problems);
                part = new YamlList((int)at.Start.Line, (int)at.Start.Column, Inside<SequenceEnd, YamlPart>(Part));
                break;
            default:
                YamlTags.Check(node, "map", _problems);
                part = new YamlMap((int)at.Start.Line, (int)at.Start.Column, Entries());
                break;
        }
        _anchors.Add(node.Anchor, part, _parts - before);
        return part;
    }

    /// <summary>What an alias stands for, which counts as if it were written out.</summary>
    private YamlPart Repeated(AnchorAlias alias)
    {
        var (part, parts, height) = _anchors.Find(alias);
        Count(parts, alias);
        CheckDepth(_depth + height, alias);
        _parser.MoveNext();
        return part;
    }

    private void Count(int parts, ParsingEvent at)
    {
        if ((_parts += parts) > MaxParts) throw new YamlException(at.Start, at.End, $"a sweep file holds at most {MaxParts} values, those that aliases repeat included");
    }

    private static void CheckDepth(int depth, ParsingEvent at)
    {
        if (depth > MaxDepth) throw new YamlException(at.Start, at.End, $"values are nested deeper than {MaxDepth} levels");
    }

    private List<YamlEntry> Entries()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<YamlEntry>();
        var own = Inside<MappingEnd, YamlEntry?>(() =>
        {
            var key = Part();
            var value = Part();
            if (key is YamlScalar { Text: "<<", IsPlain: true }) Merge(value, merged);
            else if (key is not YamlScalar name) _problems.Add(key, $"a key must be a name, found {key.Display}");
            else if (!names.Add(name.Text)) _problems.Add(key, $"the key '{name.Text}' is given twice; take one of them out");
            else return new YamlEntry(name, value);
            return null;
        }).OfType<YamlEntry>().ToList();
        if (merged.Count == 0) return own;
        // What is merged comes first; what the mapping says itself stands in its place.
        var mine = own.ToDictionary(e => e.Key.Text, StringComparer.Ordinal);
        var before = merged.Select(m => mine.GetValueOrDefault(m.Key.Text, m)).ToList();
        return [.. before, .. own.Except(before)];
    }

    /// <summary>Adds the entries of a mapping, or of several, that stand under <c>&lt;&lt;</c>; of equal keys the first one counts.</summary>
    private void Merge(YamlPart value, List<YamlEntry> merged)
    {
        IReadOnlyList<YamlPart> sources = value is YamlList list ? list.Items : [value];
        var names = merged.Select(e => e.Key.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (source is YamlMap map) merged.AddRange(map.Entries.Where(e => names.Add(e.Key.Text)));
            else _problems.Add(source, $"<< takes over the entries of a mapping, such as *name, found {source.Display}");
        }
    }

    private List<T> Inside<TEnd, T>(Func<T> read)
        where TEnd : ParsingEvent
    {
        var at = _parser.Current!;
        CheckDepth(++_depth, at);
        _parser.MoveNext();
        var all = new List<T>();
        while (!_parser.TryConsume<TEnd>(out _)) all.Add(read());
        _depth--;
        return all;
    }

    /// <summary>Where the first tab before anything else on a line stands, or -1.</summary>
    private static int TabIndentation(string yaml)
    {
        var blank = true;
        for (var i = 0; i < yaml.Length; i++)
        {
            if (blank && yaml[i] == '\t') return i;
            blank = yaml[i] == '\n' || (blank && yaml[i] == ' ');
        }

        return -1;
    }

    private static Mark Place(string yaml, int index)
    {
        var line = yaml.AsSpan(0, index).Count('\n') + 1;
        return new Mark(index, line, index - yaml.AsSpan(0, index).LastIndexOf('\n'));
    }

    private static string Sentence(YamlException e) => (e.InnerException ?? e).Message.TrimEnd('.');
}
