namespace RnnSweeps.Training.Data;

/// <summary>The characters of a corpus and <c>&lt;unk&gt;</c>, in ordinal order: space 0, <c>&lt;unk&gt;</c> 1, <c>a</c> 2, …</summary>
public sealed class Vocabulary
{
    /// <summary>Stands for every character that the corpus does not have.</summary>
    public const string Unknown = "<unk>";

    private readonly Dictionary<char, int> _ids;
    private readonly int _unknown;

    /// <param name="entries">As stored with a model: single characters and <see cref="Unknown"/>.</param>
    public Vocabulary(IReadOnlyList<string> entries)
    {
        Entries = entries;
        _unknown = entries.ToList().IndexOf(Unknown);
        _ids = entries.Select((e, i) => (e, i)).Where(p => p.e.Length == 1).ToDictionary(p => p.e[0], p => p.i);
    }

    public IReadOnlyList<string> Entries { get; }

    public int Count => Entries.Count;

    public static Vocabulary Of(IEnumerable<string> texts) =>
        new([.. texts.SelectMany(t => t.Distinct()).Distinct().Select(c => c.ToString()).Append(Unknown).Order(StringComparer.Ordinal)]);

    /// <summary>The id of each character, in order.</summary>
    public long[] Ids(string text)
    {
        var ids = new long[text.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = _ids.GetValueOrDefault(text[i], _unknown);
        return ids;
    }

    /// <summary>The characters of a cleaned text that are no entries, each once, in their order; white space aside.</summary>
    public IReadOnlyList<string> UnknownIn(string text) =>
        [.. text.Distinct().Where(c => !char.IsWhiteSpace(c) && !_ids.ContainsKey(c)).Select(c => c.ToString())];
}
