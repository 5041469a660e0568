using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>
/// From a text to its one mapping. What YAML allows and a sweep file has no use for is a problem: aliases, tags, keys that
/// are no names, the same key twice, several documents, deep nesting.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>The place of what has none of its own.</summary>
    public static readonly Mark Start = new(0, 1, 1);

    private const int MaxDepth = 20, MaxParts = 200_000;

    private readonly Parser _parser;
    private readonly SweepProblems _problems;
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
            _problems.Add(Start, "the file is empty; it needs at least a name, and parameters with a corpus");
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
        if (++_parts > MaxParts) throw new YamlException(at.Start, at.End, $"a sweep file holds at most {MaxParts} values");
        if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged)
            _problems.Add(at.Start, $"the tag {tagged.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal)} is not supported; write the value without it, a text in quotes");
        switch (at)
        {
            case Scalar scalar:
                _parser.MoveNext();
                return new YamlScalar((int)at.Start.Line, (int)at.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                return new YamlList((int)at.Start.Line, (int)at.Start.Column, Inside<SequenceEnd, YamlPart>(Part));
            case MappingStart:
                return new YamlMap((int)at.Start.Line, (int)at.Start.Column, Entries());
            case AnchorAlias alias:
                throw new YamlException(at.Start, at.End, $"aliases such as *{alias.Value} are not supported; write the value out");
            default:
                throw new YamlException(at.Start, at.End, $"a value was expected here, found {at}");
        }
    }

    private List<YamlEntry> Entries()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = Inside<MappingEnd, YamlEntry?>(() =>
        {
            var key = Part();
            var value = Part();
            if (key is not YamlScalar name) _problems.Add(key, $"a key must be a name, found {key.Shown}");
            else if (!names.Add(name.Text)) _problems.Add(key, $"the key '{name.Text}' is given twice; take one of them out");
            else return new YamlEntry(name, value);
            return null;
        });
        return [.. entries.OfType<YamlEntry>()];
    }

    private List<T> Inside<TEnd, T>(Func<T> read)
        where TEnd : ParsingEvent
    {
        var at = _parser.Current!;
        if (++_depth > MaxDepth) throw new YamlException(at.Start, at.End, $"values are nested deeper than {MaxDepth} levels");
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
