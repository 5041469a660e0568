using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Training.Text;

/// <summary>Where a text was found.</summary>
public enum TextOrigin
{
    /// <summary>It is part of the program.</summary>
    Program,
    Cache,
    Folder,
    Network,
}

/// <summary>A text as people read it: licence header and footer are cut off, nothing else is changed.</summary>
/// <param name="From">A path or an address; the program's name for a text that ships.</param>
/// <param name="Encoding">What its file was decoded from: UTF-8, or what stood there instead.</param>
public sealed record LibraryText(string Name, TextOrigin Place, string From, string Content, string Encoding = TextFile.Utf8)
{
    /// <summary>The characters that a model sees; tells of an encoding other than UTF-8, and of what the cleaning takes away.</summary>
    public string Clean(Cleaning cleaning, IProgress<TextEvent>? progress)
    {
        if (Encoding != TextFile.Utf8) progress?.Report(new TextDecoded(Name, Encoding));
        var cleaned = TextCleaning.Clean(Content, cleaning);
        var dropped = DroppedCharacters.Of(Content, cleaning);
        // Of a text that nothing is left of, whoever wanted it says so.
        if (dropped.Share > DroppedCharacters.ToldFrom && !string.IsNullOrWhiteSpace(cleaned)) progress?.Report(new CharactersDropped(Name, cleaning, dropped));
        return cleaned;
    }
}

/// <summary>
/// Finds a text by its name: in the program, in the cache, in the folders of <c>RNNSWEEPS_CORPORA</c>, in the network, in
/// this order. What comes from the network stays in the cache.
/// </summary>
public sealed class TextLibrary(TextCatalogue catalogue, TextLocations places, TextDownload download, TimeProvider time) : IDisposable
{
    private readonly TextCache _cache = new(places.Cache, time);

    /// <summary>The library of this program and of this user's environment.</summary>
    public static TextLibrary FromEnvironment(TimeProvider time) =>
        new(TextCatalogue.Default, TextLocations.From(Environment.GetEnvironmentVariable), new TextDownload(new DownloadLimits(), time, AddressRules.Of(TextCatalogue.Default)), time);

    /// <summary>Every name that can be asked for: the catalogue's and those of the texts that lie here.</summary>
    public IReadOnlySet<string> Names() =>
        new SortedSet<string>([.. catalogue.Entries.Select(e => e.Name), .. _cache.Names(), .. places.Folders.SelectMany(TextFolder.Names)], StringComparer.Ordinal);

    /// <exception cref="TextNotFoundException">No place has it; the message says what each answered.</exception>
    /// <exception cref="TextException">The name is not allowed, or the file that was found cannot be used.</exception>
    public async Task<LibraryText> FindAsync(string name, IProgress<TextEvent>? progress = null, CancellationToken cancellation = default) =>
        FindHere(name) ?? await FetchAsync(name, progress, cancellation);

    /// <summary>The text where it needs no network, else null.</summary>
    /// <exception cref="TextException">The name is not allowed, or the file that was found cannot be used.</exception>
    public LibraryText? FindHere(string name)
    {
        TextName.Check(name);
        if (catalogue.Find(name) is { Ships: true } entry) return new LibraryText(name, TextOrigin.Program, "rnnsweeps", TextCatalogue.Shipped(entry));
        if (File.Exists(_cache.PathOf(name))) return Open(name, TextOrigin.Cache, _cache.PathOf(name));
        var file = places.Folders.Select(f => Path.Combine(f, name + ".txt")).FirstOrDefault(File.Exists);
        return file is null ? null : Open(name, TextOrigin.Folder, file);
    }

    /// <summary>Downloads a text of the catalogue into the cache, even if one of the user's folders has it.</summary>
    /// <exception cref="TextNotFoundException">No address gives it, or the catalogue does not know it.</exception>
    public async Task<LibraryText> FetchAsync(string name, IProgress<TextEvent>? progress = null, CancellationToken cancellation = default)
    {
        TextName.Check(name);
        var answers = new List<string>();
        var unreachable = new HashSet<string>();
        foreach (var address in catalogue.Find(name)?.AllAddresses() ?? [])
        {
            if (unreachable.Contains(address.Url.Host)) continue;
            try
            {
                await download.FetchAsync(address, _cache.PathOf(name), (bytes, total) => progress?.Report(new TextDownloading(name, address.Url, bytes, total)), cancellation);
                _cache.Note(name, address.Url.AbsoluteUri);
                return Open(name, TextOrigin.Network, _cache.PathOf(name)) with { From = address.Url.AbsoluteUri };
            }
            catch (DownloadException e)
            {
                answers.Add($"{address.Url}: {e.Message}");
                if (e.IsUnreachable) unreachable.Add(address.Url.Host);
                progress?.Report(new AddressFailed(name, address.Url, e.Message));
            }
        }

        throw new TextNotFoundException(name, NotFound(name, answers));
    }

    /// <summary>Copies a file of the user into the cache under a name that sweep files can then use.</summary>
    /// <exception cref="TextException">The name or the file cannot be used; nothing was written.</exception>
    public CachedText Add(string name, string file) => catalogue.Find(TextName.Check(name)) is { Ships: true }
        ? throw new TextException($"{name} is a text of the program itself: give yours another name.")
        : _cache.Add(name, file);

    /// <summary>All texts: those of the catalogue in its order, then the user's own by name.</summary>
    public IReadOnlyList<TextListing> List() =>
        [.. catalogue.Entries.Select(e => e.Name).Concat(Names()).Distinct().Select(name => TextListing.Of(name, catalogue.Find(name), Here(name)))];

    public void Dispose() => download.Dispose();

    private static LibraryText Open(string name, TextOrigin place, string path)
    {
        var file = TextFile.Read(path);
        return new(name, place, path, GutenbergFrame.Cut(file.Content), file.Encoding);
    }

    private (LibraryText? Text, string? Fault) Here(string name)
    {
        try
        {
            return (FindHere(name), null);
        }
        catch (TextException e)
        {
            return (null, e.Message);
        }
    }

    private string NotFound(string name, List<string> answers)
    {
        var folders = places.Folders.Count == 0 ? $"{TextLocations.FoldersVariable}: not set" : $"{TextLocations.FoldersVariable}: no {name}.txt in {string.Join(", ", places.Folders)}";
        var network = catalogue.Find(name) is null ? "network: the catalogue does not know it" : string.Join("; ", answers);
        return $"Text {name} cannot be had. Cache: no {_cache.PathOf(name)}; {folders}; {network}"
            + (catalogue.Find(name) is null ? NearestName.Hint(name, Names()) : "")
            + $". Remedy: 'rnnsweeps corpora add' a file of your own, or put {name}.txt into a folder of {TextLocations.FoldersVariable}.";
    }
}
