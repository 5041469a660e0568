using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

/// <summary>A library in a folder of its own: its cache, one folder of the user, and a catalogue with a book on a test server.</summary>
internal sealed class Library : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Library(params TextAddress[] addresses)
    {
        Directory.CreateDirectory(UserFolder);
        var book = new CatalogueEntry { Name = "book", Title = "The Book", Author = "A. Writer", Year = 1900, Frame = TextFrame.Gutenberg, Addresses = addresses };
        var catalogue = new TextCatalogue([.. TextCatalogue.Default.Entries.Where(e => e.Ships), book]);
        var limits = new DownloadLimits { Pause = TimeSpan.FromMilliseconds(1) };
        Texts = new TextLibrary(catalogue, new TextLocations(Cache, [UserFolder]), new TextDownload(limits, TimeProvider.System, AddressRules.None), TimeProvider.System);
    }

    public TextLibrary Texts { get; }

    public string Cache => _folder.File("cache");

    public string UserFolder => _folder.File("mine");

    public string Write(string path, string text)
    {
        var full = _folder.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public string PathOfFrozen(string sha256) => _folder.File($"frozen/{sha256}.txt");

    public void Dispose()
    {
        Texts.Dispose();
        _folder.Dispose();
    }
}

/// <summary>Keeps what it is told at once; <see cref="Progress{T}"/> would tell it later, on another thread.</summary>
internal sealed class Heard : IProgress<TextEvent>
{
    public List<TextEvent> Events { get; } = [];

    public void Report(TextEvent value) => Events.Add(value);
}
