namespace RnnSweeps.Training.Text;

/// <summary>How a licence header and footer are cut off a text.</summary>
public enum TextFrame
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Those of Project Gutenberg, where the copy at hand carries them: see <see cref="GutenbergFrame"/>.</summary>
    Gutenberg,
}

/// <summary>One place in the network, and the SHA-256 of what lies there where it is known (lower-case hexadecimal).</summary>
public sealed record TextAddress(Uri Url, string? Sha256 = null);

/// <summary>What the catalogue says of a text.</summary>
public sealed record CatalogueEntry
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>Of the first edition as a book.</summary>
    public int? Year { get; init; }

    /// <summary>True for a text that is part of this program.</summary>
    public bool Ships { get; init; }

    /// <summary>Its number at Project Gutenberg.</summary>
    public int? Gutenberg { get; init; }

    public TextFrame Frame { get; init; }

    /// <summary>Places besides Project Gutenberg, tried first.</summary>
    public IReadOnlyList<TextAddress> Addresses { get; init; } = [];

    /// <summary>Every address in the order in which they are tried: its own, Project Gutenberg, a mirror of it.</summary>
    public IEnumerable<TextAddress> AllAddresses() => Gutenberg is not { } number ? Addresses :
    [
        .. Addresses,
        new TextAddress(new Uri($"https://www.gutenberg.org/cache/epub/{number}/pg{number}.txt")),
        new TextAddress(new Uri($"https://www.gutenberg.org/ebooks/{number}.txt.utf-8")),
        new TextAddress(new Uri($"https://aleph.pglaf.org/cache/epub/{number}/pg{number}.txt")),
    ];
}
