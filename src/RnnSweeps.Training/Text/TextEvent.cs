using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Text;

/// <summary>What happens while texts are being gathered, for a progress display.</summary>
public abstract record TextEvent;

/// <param name="Bytes">On disk so far, what an earlier, interrupted download left included.</param>
/// <param name="TotalBytes">Null where the server does not say.</param>
public sealed record TextDownloading(string Text, Uri Address, long Bytes, long? TotalBytes) : TextEvent;

/// <summary>An address did not give the text; the next one, if there is any, is tried.</summary>
public sealed record AddressFailed(string Text, Uri Address, string Reason) : TextEvent;

/// <summary>A corpus uses its fallback, because one of its texts cannot be had.</summary>
/// <param name="Reason">The sentence that says which text, and where it was looked for.</param>
public sealed record FallbackTaken(string Corpus, IReadOnlyList<string> Texts, string Reason) : TextEvent;

/// <summary>A text is not in UTF-8: it was decoded from this encoding, as a browser would.</summary>
public sealed record TextDecoded(string Text, string Encoding) : TextEvent;

/// <summary>Cleaning took more characters of a text away than anybody should find out by himself.</summary>
public sealed record CharactersDropped(string Text, Cleaning Cleaning, DroppedCharacters Dropped) : TextEvent;
