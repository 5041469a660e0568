using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class TextLibraryTests
{
    private const string Framed = "The Project Gutenberg EBook of The Book\n*** START OF THE PROJECT GUTENBERG EBOOK THE BOOK ***\nOnce.\n*** END OF THE PROJECT GUTENBERG EBOOK THE BOOK ***\nlicence\n";

    [Theory]
    [InlineData("lamplighter")]
    [InlineData("orrery")]
    [InlineData("ledger")]
    public async Task A_text_that_ships_is_found_before_all_others(string name)
    {
        using var library = new Library();
        library.Write($"cache/{name}.txt", "another");
        library.Write($"mine/{name}.txt", "another");
        var text = await library.Texts.FindAsync(name);
        Assert.Equal(TextOrigin.Program, text.Place);
        Assert.True(text.Content.Length > 20_000);
    }

    [Fact]
    public async Task The_cache_comes_before_the_users_folders_and_these_before_the_network()
    {
        await using var server = new TextServer(_ => TextServer.Answer.Of("from the network"));
        using var library = new Library(new TextAddress(server.Address("book.txt")));
        library.Write("mine/book.txt", "from the folder");
        Assert.Equal((TextOrigin.Folder, "from the folder"), await FoundAsync(library));
        library.Write("cache/book.txt", "from the cache");
        Assert.Equal((TextOrigin.Cache, "from the cache"), await FoundAsync(library));
        Assert.Empty(server.Questions);
    }

    [Fact]
    public async Task What_came_from_the_network_stays_in_the_cache_as_it_came_and_is_read_without_its_licence()
    {
        await using var server = new TextServer(_ => TextServer.Answer.Of(Framed));
        using var library = new Library(new TextAddress(server.Address("book.txt")));
        var heard = new Heard();
        var first = await library.Texts.FindAsync("book", heard);
        Assert.Equal((TextOrigin.Network, "Once.\n"), (first.Place, first.Content));
        Assert.Equal((TextOrigin.Cache, "Once.\n"), await FoundAsync(library));
        Assert.Single(server.Questions);
        Assert.Equal(Framed, File.ReadAllText(Path.Combine(library.Cache, "book.txt")));
        Assert.Equal(server.Address("book.txt").AbsoluteUri, new TextCache(library.Cache, TimeProvider.System).Record("book")!.Source);
        Assert.Equal(Framed.Length, Assert.IsType<TextDownloading>(heard.Events[^1]).Bytes);
    }

    [Fact]
    public async Task The_next_address_is_asked_where_one_fails()
    {
        await using var server = new TextServer(asked => asked.Path == "good.txt" ? TextServer.Answer.Of("good") : new TextServer.Answer(404, []));
        using var library = new Library(new TextAddress(server.Address("gone.txt")), new TextAddress(server.Address("good.txt")));
        var heard = new Heard();
        Assert.Equal("good", (await library.Texts.FindAsync("book", heard)).Content);
        Assert.Equal(server.Address("gone.txt"), Assert.Single(heard.Events.OfType<AddressFailed>()).Address);
    }

    [Fact]
    public async Task Fetch_asks_the_network_even_if_a_folder_has_the_text()
    {
        await using var server = new TextServer(_ => TextServer.Answer.Of("from the network"));
        using var library = new Library(new TextAddress(server.Address("book.txt")));
        library.Write("mine/book.txt", "from the folder");
        Assert.Equal("from the network", (await library.Texts.FetchAsync("book")).Content);
    }

    [Fact]
    public async Task A_text_found_nowhere_says_what_each_place_answered()
    {
        await using var server = new TextServer(_ => new TextServer.Answer(404, []));
        using var library = new Library(new TextAddress(server.Address("book.txt"), new string('0', 64)));
        var error = await Assert.ThrowsAsync<TextNotFoundException>(() => library.Texts.FindAsync("book"));
        Assert.Contains(Path.Combine(library.Cache, "book.txt"), error.Message);
        Assert.Contains($"RNNSWEEPS_CORPORA: no book.txt in {library.UserFolder}", error.Message);
        Assert.Contains($"{server.Address("book.txt")}: answered 404", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task An_unknown_text_is_told_the_nearest_name()
    {
        using var library = new Library();
        var error = await Assert.ThrowsAsync<TextNotFoundException>(() => library.Texts.FindAsync("lamplihgter"));
        Assert.Contains("did you mean 'lamplighter'?", error.Message);
        Assert.Contains("the catalogue does not know it", error.Message);
    }

    [Theory]
    [InlineData("../book")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData(".hidden")]
    [InlineData("Alice")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("")]
    public async Task A_name_cannot_lead_out_of_a_folder(string name)
    {
        using var library = new Library();
        var file = library.Write("book.txt", "outside of every folder");
        await Assert.ThrowsAsync<TextException>(() => library.Texts.FindAsync(name));
        await Assert.ThrowsAsync<TextException>(() => library.Texts.FetchAsync(name));
        Assert.Throws<TextException>(() => library.Texts.Add(name, file));
    }

    [Fact]
    public async Task A_text_of_the_users_own_is_added_listed_found_and_replaced()
    {
        using var library = new Library();
        library.Texts.Add("my-book", library.Write("My Book.txt", "first"));
        var record = library.Texts.Add("my-book", library.Write("My Book.txt", "second"));
        Assert.Equal((6L, "second"), (record.Bytes, (await library.Texts.FindAsync("my-book")).Content));
        Assert.Contains("my-book", library.Texts.Names());
        var listed = library.Texts.List()[^1];
        Assert.Equal(("my-book", TextOrigin.Cache, 6L), (listed.Name, listed.Place, listed.Characters));
        Assert.Equal(["my-book.json", "my-book.txt"], Directory.GetFiles(library.Cache).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("My Book.txt", "my-book")]
    [InlineData("/some/where/ulysses.v2.TXT", "ulysses-v2")]
    [InlineData("--x--.txt", "x")]
    public void A_name_can_be_made_of_a_files(string file, string name) => Assert.Equal(name, TextName.OfFile(file));

    [Fact]
    public void What_cannot_be_added_is_told_and_leaves_nothing_behind()
    {
        using var library = new Library();
        string Fault(string name, string file) => Assert.Throws<TextException>(() => library.Texts.Add(name, file)).Message;
        Assert.Contains("nowhere.txt", Fault("x", "nowhere.txt"));
        Assert.Contains("is empty", Fault("x", library.Write("empty.txt", " \n")));
        Assert.Contains("zero bytes", Fault("x", library.Write("binary.txt", "a\0b")));
        Assert.Contains("another name", Fault("ledger", library.Write("good.txt", "good")));
        Assert.False(Directory.Exists(library.Cache));
    }

    /// <summary>By the WHATWG's Encoding Standard: a mark decides, else UTF-8 where all of it agrees, else windows-1252.</summary>
    public static TheoryData<byte[], string, string> Encodings => new()
    {
        { [.. "don"u8, 0x92, .. "t caf"u8, 0xe9, 0x97], "don\u2019t café\u2014", "windows-1252" },
        { [0x93, .. "x"u8, 0x94, 0x80, 0x9c, 0x81], "\u201cx\u201d\u20acœ\u0081", "windows-1252" },
        { [.. "caf\u00e9 don\u2019t"u8], "café don\u2019t", "UTF-8" },
        { [0xef, 0xbb, 0xbf, .. "c\u00e9"u8], "cé", "UTF-8" },
        { [0xef, 0xbb, 0xbf, .. "c"u8, 0xe9], "c\ufffd", "UTF-8" },
        { [0xff, 0xfe, (byte)'c', 0, 0x19, 0x20], "c\u2019", "UTF-16LE" },
        { [0xfe, 0xff, 0, (byte)'c', 0x20, 0x19], "c\u2019", "UTF-16BE" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_is_decoded_as_a_browser_does(byte[] bytes, string content, string encoding)
    {
        using var library = new Library();
        File.WriteAllBytes(Path.Combine(library.UserFolder, "mine.txt"), bytes);
        var text = library.Texts.FindHere("mine")!;
        Assert.Equal((content, encoding), (text.Content, text.Encoding));
        Assert.Equal(encoding, library.Texts.Add("copy", Path.Combine(library.UserFolder, "mine.txt")).Encoding);
    }

    [Fact]
    public void The_list_has_the_catalogue_first_and_says_what_is_here()
    {
        using var library = new Library(new TextAddress(new Uri("https://example.org/book.txt")));
        library.Write("mine/own.txt", "one two");
        File.WriteAllBytes(Path.Combine(library.UserFolder, "broken.txt"), [0]);
        var texts = library.Texts.List();
        Assert.Equal(["lamplighter", "orrery", "ledger", "book", "broken", "own"], texts.Select(t => t.Name));
        Assert.Equal(31_324, texts[0].Characters);
        Assert.Equal(new TextListing("book", "The Book", "A. Writer", 1900, TextOrigin.Network, "https://example.org/book.txt", null, null), texts[3]);
        Assert.Contains("broken.txt", texts[4].Fault);
        Assert.Equal(7, texts[5].Characters);
    }

    private static async Task<(TextOrigin, string)> FoundAsync(Library library)
    {
        var text = await library.Texts.FindAsync("book");
        return (text.Place, text.Content);
    }
}
