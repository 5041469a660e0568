using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

/// <summary>A text's name becomes a file's name: none leads out of the cache or of a folder of texts.</summary>
public sealed class HostileNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TextLibrary _texts;

    public HostileNameTests()
    {
        Directory.CreateDirectory(_folder.File("books/texts"));
        Directory.CreateDirectory(_folder.File("cache"));
        File.WriteAllText(_folder.File("secret.txt"), "a secret");
        File.WriteAllText(_folder.File("mine.txt"), "a text of mine");
        _texts = new TextLibrary(
            TextCatalogue.Default, new TextLocations(_folder.File("cache"), [_folder.File("books/texts")]),
            new TextDownload(new DownloadLimits { Tries = 1 }, TimeProvider.System, AddressRules.Of(TextCatalogue.Default)), TimeProvider.System);
    }

    public static TheoryData<string> Names =>
    [
        "", ".", "..", "../secret", "../../secret", "a/../../secret", "a/../secret", "/etc/passwd", "a\0", "../secret\0", "a\\..\\secret", "a\n", " a", "a ", "~", "$HOME",
        "Secret", "\u212Anight", "se\u0441ret", "\uFF0E\uFF0E/secret", "..\u2215secret", "a\u202Etxt", "a..b", "-a", ".hidden", "con:", "a*", new string('a', 65), "file:///etc/passwd",
    ];

    public void Dispose()
    {
        _texts.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_hostile_name_is_looked_for_fetched_added_or_trained_on(string name)
    {
        Assert.Throws<TextException>(() => _texts.FindHere(name));
        await Assert.ThrowsAsync<TextException>(() => _texts.FetchAsync(name));
        Assert.Throws<TextException>(() => _texts.Add(name, _folder.File("mine.txt")));
        Assert.Throws<TextException>(() => new TextCache(_folder.File("cache"), TimeProvider.System).PathOf(name));
        await Assert.ThrowsAsync<TextException>(() => new CorpusFreezer(_texts).CleanAsync([(new CorpusMix("c", [new TextShare(name, 1)], []), Cleaning.Letters)], sha256 => sha256));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("cache")));
        Assert.Equal("a secret", File.ReadAllText(_folder.File("secret.txt")));
    }

    [Theory]
    [InlineData("../../My Book.txt", "my-book")]
    [InlineData("/etc/../\u212Ant.txt", "knt")]
    [InlineData("..txt", null)]
    [InlineData("\u0441\u0441.txt", null)]
    public void A_name_made_of_a_path_is_a_plain_one_or_none(string path, string? name)
    {
        if (name is null) Assert.Throws<TextException>(() => TextName.OfFile(path));
        else Assert.Equal(name, TextName.OfFile(path));
    }

    [Fact]
    public void A_link_in_the_cache_is_replaced_and_what_it_points_to_stays()
    {
        File.CreateSymbolicLink(_folder.File("cache/mine.txt"), _folder.File("secret.txt"));
        File.CreateSymbolicLink(_folder.File("cache/mine.json"), _folder.File("secret.txt"));
        _texts.Add("mine", _folder.File("mine.txt"));
        Assert.Equal("a secret", File.ReadAllText(_folder.File("secret.txt")));
        Assert.Null(new FileInfo(_folder.File("cache/mine.txt")).LinkTarget);
        Assert.Equal("a text of mine", _texts.FindHere("mine")!.Content);
    }
}
