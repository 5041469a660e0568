using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>The values that a text repeats: <c>&amp;a</c> names one, <c>*a</c> stands for it.</summary>
internal sealed class YamlAnchors
{
    private readonly Dictionary<string, Anchored> _known = new(StringComparer.Ordinal);

    /// <param name="parts">How many parts the value has, itself included and aliases written out.</param>
    public void Add(AnchorName name, YamlPart part, int parts)
    {
        if (!name.IsEmpty) _known[name.Value] = new Anchored(part, parts, Height(part));
    }

    /// <exception cref="YamlException">No finished value has this name.</exception>
    public Anchored Find(AnchorAlias alias) => _known.TryGetValue(alias.Value.Value, out var found) ? found : throw new YamlException(
        alias.Start, alias.End, $"*{alias.Value} repeats a value that is named nowhere before it; name one with &{alias.Value}, or write the value out");

    /// <summary>Levels of lists and mappings.</summary>
    private static int Height(YamlPart part) => part switch
    {
        YamlList list => 1 + list.Items.Select(Height).DefaultIfEmpty().Max(),
        YamlMap map => 1 + map.Entries.Select(e => Height(e.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };

    /// <param name="Parts">With all that is inside.</param>
    /// <param name="Height">Levels of lists and mappings.</param>
    public readonly record struct Anchored(YamlPart Part, int Parts, int Height);
}
