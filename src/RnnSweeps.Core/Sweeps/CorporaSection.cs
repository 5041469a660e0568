using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>corpora</c> of a sweep file, and finds what each value of <c>corpus</c> names.</summary>
internal sealed class CorporaSection
{
    private readonly SweepProblems _problems;
    private readonly IReadOnlySet<string>? _knownTexts;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CorpusMix> _mixes = new(StringComparer.Ordinal);

    /// <param name="part">What the file has under <c>corpora</c>.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <param name="knownTexts">Names of the texts that can be had, or null to accept every name.</param>
    public CorporaSection(YamlPart? part, SweepProblems problems, IReadOnlySet<string>? knownTexts)
    {
        _problems = problems;
        _knownTexts = knownTexts;
        if (part is not null and not YamlMap)
            problems.Add(part, $"corpora must be a mapping of names to texts, such as {{wells: [time-machine, war-of-the-worlds]}}, found {part.Display}");
        foreach (var (key, value) in (part as YamlMap)?.Entries ?? [])
        {
            _declared.Add(key.Text);
            if (key.Text == CorpusMix.EvaluateOn) problems.Add(key, $"a corpus cannot be called {key.Text}: that is what the texts of the key {key.Text} are stored under");
            if (key.Text.Length == 0) problems.Add(key, "a corpus needs a name, found nothing");
            if (Mix(key.Text, value) is { } mix) _mixes[key.Text] = mix;
        }
    }

    /// <summary>The corpora that the file declares, and those of a single text that <see cref="Use"/> met.</summary>
    public IReadOnlyDictionary<string, CorpusMix> Mixes => _mixes;

    /// <summary>Takes note that a configuration trains on this corpus: one of the file, or a text by its own name.</summary>
    public void Use(YamlScalar corpus)
    {
        if (_declared.Contains(corpus.Text)) return;
        if (corpus.Text.Length == 0)
            _problems.Add(corpus, "corpus must name a corpus of this file or a text, found nothing");
        else if (_knownTexts is null || _knownTexts.Contains(corpus.Text))
            _mixes[corpus.Text] = new CorpusMix(corpus.Text, [new TextShare(corpus.Text, 1)], []);
        else
            _problems.Add(corpus, $"corpus must name a corpus of this file or a known text, found {corpus.Display}{NearestName.Hint(corpus.Text, _declared.Concat(_knownTexts))}");
    }

    /// <summary>A list of names of texts, each once, or a single one.</summary>
    public IReadOnlyList<string> Texts(YamlPart? part, string key)
    {
        if (part is null) return [];
        var names = new List<string>();
        foreach (var item in part is YamlList list ? list.Items : [part])
        {
            if (item is not YamlScalar { IsNothing: false, Text: { Length: > 0 } name } scalar)
                _problems.Add(item, $"{key} takes names of texts, such as [time-machine], found {item.Display}");
            else if (_knownTexts is not null && !_knownTexts.Contains(name))
                _problems.Add(item, $"{key}: no text is called {scalar.Display}{NearestName.Hint(name, _knownTexts)}");
            else if (names.Contains(name)) _problems.Add(item, $"{key} has {name} twice; take one of them out");
            else names.Add(name);
        }
        return names;
    }

    private CorpusMix? Mix(string name, YamlPart part)
    {
        if (part is not YamlMap map || (map["texts"] is null && map["fallback"] is null))
            return Shares(name, part) is { } only ? new CorpusMix(name, only, []) : null;
        new YamlFields(map, _problems).CheckKeys(["texts", "fallback"], [], $" of corpus {name}");
        if (map["texts"] is null) _problems.Add(map, $"corpus {name} needs texts, for which fallback would stand in");
        var texts = map["texts"] is { } given ? Shares(name, given) : null;
        var fallback = map["fallback"] is { } instead ? Shares(name, instead) : [];
        return texts is null || fallback is null ? null : new CorpusMix(name, texts, fallback);
    }

    /// <summary>Of a name, a list of names, or a mapping of names to shares; null if one of them is wrong.</summary>
    private List<TextShare>? Shares(string corpus, YamlPart part)
    {
        List<(YamlPart Text, YamlPart? Share)> pairs = part switch
        {
            YamlList list => [.. list.Items.Select(i => (i, (YamlPart?)null))],
            YamlMap map => [.. map.Entries.Select(e => ((YamlPart)e.Key, (YamlPart?)e.Value))],
            _ => [(part, null)],
        };
        if (pairs.Count == 0) _problems.Add(part, $"corpus {corpus} must name at least one text, found {part.Display}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var shares = pairs.Select(p => Share(corpus, p.Text, p.Share, names)).OfType<TextShare>().ToList();
        return shares.Count == 0 || shares.Count < pairs.Count ? null : shares;
    }

    private TextShare? Share(string corpus, YamlPart text, YamlPart? share, HashSet<string> names)
    {
        if (text is not YamlScalar { IsNothing: false, Text: { Length: > 0 } name } scalar)
            return Wrong(text, $"corpus {corpus}: a text is given by its name, found {text.Display}");
        if (!names.Add(name))
            return Wrong(text, $"corpus {corpus} has {name} twice; take one of them out, and give it a larger share if that was meant");
        if (_knownTexts is not null && !_knownTexts.Contains(name))
            return Wrong(text, $"corpus {corpus}: no text is called {scalar.Display}{NearestName.Hint(name, _knownTexts)}");
        if (share is null) return new TextShare(name, 1);
        return (share as YamlScalar)?.Value?.Value switch
        {
            long n and > 0 => new TextShare(name, n),
            double x and > 0 and <= double.MaxValue => new TextShare(name, x),
            _ => Wrong(share, $"corpus {corpus}: the share of {name} must be a number above 0, found {share.Display}"),
        };
    }

    private TextShare? Wrong(YamlPart part, string message)
    {
        _problems.Add(part, message);
        return null;
    }
}
