using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class TextCatalogueTests
{
    [Fact]
    public void Every_text_has_what_people_and_the_network_need()
    {
        Assert.Equal(14, TextCatalogue.Default.Entries.Count);
        foreach (var entry in TextCatalogue.Default.Entries)
        {
            Assert.True(TextName.IsAllowed(entry.Name), entry.Name);
            Assert.NotEmpty(entry.Title);
            Assert.NotEmpty(entry.Author);
            if (entry.Ships) { Assert.NotEmpty(TextCatalogue.Shipped(entry)); continue; }
            Assert.NotNull(entry.Year);
            Assert.Equal(TextFrame.Gutenberg, entry.Frame);
            Assert.All(entry.AllAddresses(), a => Assert.Equal(Uri.UriSchemeHttps, a.Url.Scheme));
            Assert.True(entry.AllAddresses().Count() >= 3);
        }
    }

    [Theory]
    [InlineData("time-machine", 35)]
    [InlineData("war-of-the-worlds", 36)]
    [InlineData("invisible-man", 5230)]
    [InlineData("island-of-doctor-moreau", 159)]
    [InlineData("alice", 11)]
    [InlineData("pride-and-prejudice", 1342)]
    [InlineData("frankenstein", 84)]
    [InlineData("moby-dick", 2701)]
    [InlineData("sign-of-four", 2097)]
    [InlineData("tale-of-two-cities", 98)]
    [InlineData("jekyll-and-hyde", 43)]
    public void The_books_have_their_number_at_Project_Gutenberg(string name, int number) =>
        Assert.Equal(number, TextCatalogue.Default.Find(name)!.Gutenberg);

    [Fact]
    public void The_Time_Machine_is_the_copy_of_the_book_first()
    {
        var first = TextCatalogue.Default.Find("time-machine")!.AllAddresses().First();
        Assert.Equal("/timemachine.txt", first.Url.AbsolutePath);
        Assert.Equal(64, first.Sha256!.Length);
    }

    [Theory]
    [InlineData("RNNSWEEPS_CACHE=/a", "/a/texts")]
    [InlineData("XDG_CACHE_HOME=/b;HOME=/c", "/b/rnnsweeps/texts")]
    [InlineData("XDG_CACHE_HOME=relative;HOME=/c", "/c/.cache/rnnsweeps/texts")]
    [InlineData("HOME=/c;RNNSWEEPS_CORPORA=/d:/e/../f::/d", "/c/.cache/rnnsweeps/texts", "/d", "/f")]
    public void The_environment_says_where_texts_lie(string environment, string cache, params string[] folders)
    {
        var variables = environment.Split(';').Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        var places = TextLocations.From(variables.GetValueOrDefault);
        Assert.Equal(cache, places.Cache);
        Assert.Equal(folders, places.Folders);
    }

    /// <summary>Real books, where the machine has them: the figures are those of the reference.</summary>
    [Fact]
    public void The_books_at_hand_have_no_licence_and_the_known_lengths()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(TextLocations.FoldersVariable) is { Length: > 0 }, "RNNSWEEPS_CORPORA names no folder with the books, which are not part of this repository.");
        using var library = TextLibrary.FromEnvironment(TimeProvider.System);
        var known = new Dictionary<string, int> { ["time-machine"] = 173_428, ["pride-and-prejudice"] = 659_190, ["alice"] = 134_983 };
        foreach (var name in (string[])["time-machine", "war-of-the-worlds", "sign-of-four", "pride-and-prejudice", "alice"])
        {
            if (library.FindHere(name) is not { Place: TextOrigin.Folder } text) continue;
            Assert.DoesNotContain("Gutenberg", text.Content, StringComparison.OrdinalIgnoreCase);
            var characters = TextCleaning.Clean(text.Content, Cleaning.Letters).Length;
            Assert.True(!known.TryGetValue(name, out var expected) || characters == expected, $"{name} has {characters} characters.");
        }
    }
}
