using RnnSweeps.Core.Corpora;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>corpora</c> of a sweep file and checks what <c>corpus</c> names.</summary>
internal static class CorporaSection
{
    public static Dictionary<string, CorpusMix>? Read(YamlNode? node, SweepProblems problems)
    {
        var corpora = new Dictionary<string, CorpusMix>(StringComparer.Ordinal);
        if (node is null) return corpora;
        if (node is not YamlMappingNode map)
        {
            problems.Add(node, "corpora must be a mapping of names to texts, such as {wells: [time-machine, war-of-the-worlds]}");
            return null;
        }

        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (name.Length == 0) problems.Add(key, "a corpus needs a name");
            else if (Mix(name, value, problems) is { } mix) corpora[name] = mix;
        }

        return corpora;
    }

    /// <summary>Adds the texts that <c>corpus</c> names directly as corpora of their own.</summary>
    public static void Check(
        IReadOnlyList<Axis>? axes, IReadOnlyList<IReadOnlyList<Axis>>? includes, Dictionary<string, CorpusMix>? corpora,
        SweepProblems problems, IReadOnlySet<string>? knownTexts, YamlNode? parameters)
    {
        if (axes is null || corpora is null || parameters is not YamlMappingNode map) return;
        var named = axes.Concat((includes ?? []).SelectMany(i => i)).Where(a => a.Name == "corpus").SelectMany(a => a.Values).ToList();
        var everywhere = axes.Any(a => a.Name == "corpus") || (includes is { Count: > 0 } && includes.All(i => i.Any(a => a.Name == "corpus")));
        var place = new YamlValues(map, problems).Node("corpus") ?? parameters;
        if (!everywhere && !map.Children.Keys.Any(k => k is YamlScalarNode { Value: "corpus" }))
            problems.Add(parameters, "corpus is missing: name a corpus of this file or a text, for example 'corpus: time-machine'");
        foreach (var name in named.Select(v => v.ToString()).Where(n => !corpora.ContainsKey(n)).Distinct().ToList())
        {
            if (knownTexts is not null && !knownTexts.Contains(name))
                problems.Add(place, $"corpus '{name}' is neither a corpus of this file nor a known text{NearestName.Hint(name, corpora.Keys.Concat(knownTexts))}");
            else corpora[name] = new CorpusMix(name, [new TextShare(name, 1)], []);
        }
    }

    public static void CheckTexts(YamlNode? node, Dictionary<string, CorpusMix> corpora, IReadOnlySet<string> knownTexts, SweepProblems problems)
    {
        if (node is not YamlMappingNode map) return;
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !corpora.TryGetValue(name, out var mix)) continue;
            foreach (var text in mix.Texts.Concat(mix.Fallback).Select(t => t.Text).Where(t => !knownTexts.Contains(t)))
                problems.Add(value, $"corpus {name}: unknown text '{text}'{NearestName.Hint(text, knownTexts)}");
        }
    }

    private static CorpusMix? Mix(string name, YamlNode node, SweepProblems problems)
    {
        if (node is not YamlMappingNode map || !map.Children.Keys.Any(k => k is YamlScalarNode { Value: "texts" }))
            return Shares(name, node, problems) is { } shares ? new CorpusMix(name, shares, []) : null;
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not ("texts" or "fallback")))
            problems.Add(key, $"unknown key '{key.Value}' of corpus {name}{NearestName.Hint(key.Value ?? "", ["texts", "fallback"])}");
        var values = new YamlValues(map, problems);
        var texts = Shares(name, values.Node("texts")!, problems);
        var fallback = values.Node("fallback") is { } f ? Shares(name, f, problems) : [];
        return texts is null || fallback is null ? null : new CorpusMix(name, texts, fallback);
    }

    /// <summary>From a name, a list of names, or a mapping of names to shares.</summary>
    private static List<TextShare>? Shares(string corpus, YamlNode node, SweepProblems problems)
    {
        var pairs = node switch
        {
            YamlScalarNode => [(node, (YamlNode?)null)],
            YamlSequenceNode list => list.Children.Select(c => (c, (YamlNode?)null)).ToList(),
            YamlMappingNode map => map.Children.Select(p => (p.Key, (YamlNode?)p.Value)).ToList(),
            _ => [],
        };
        if (pairs.Count == 0) problems.Add(node, $"corpus {corpus} must name at least one text");
        var shares = new List<TextShare>();
        foreach (var (text, share) in pairs)
        {
            if (text is not YamlScalarNode { Value: { Length: > 0 } name })
                problems.Add(text, $"corpus {corpus}: a text is given by its name, found {YamlValues.Show(text)}");
            else if (share is not null && (YamlValues.Scalar(share)?.Value is not (long or double) || !(YamlValues.Scalar(share)!.Value.AsDouble is > 0 and < 1e9)))
                problems.Add(share, $"corpus {corpus}: the share of {name} must be a number above 0, found {YamlValues.Show(share)}");
            else if (shares.Any(s => s.Text == name)) problems.Add(text, $"corpus {corpus} names {name} twice");
            else shares.Add(new TextShare(name, share is null ? 1 : YamlValues.Scalar(share)!.Value.AsDouble));
        }

        return shares.Count == pairs.Count && shares.Count > 0 ? shares : null;
    }
}
