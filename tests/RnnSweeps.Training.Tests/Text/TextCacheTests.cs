using RnnSweeps.Files;
using RnnSweeps.Tests.Shared;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class TextCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TextCache Cache => new(_folder.File("cache"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_added_text_and_its_record_are_on_the_disk_before_they_have_their_names()
    {
        using var trace = new DiskTrace(_folder.Path);
        File.WriteAllText(_folder.File("mine.txt"), "a text of mine");
        Cache.Add("mine", _folder.File("mine.txt"));
        Assert.Equal(DiskTrace.WholeFile, trace.Of(Cache.PathOf("mine")));
        Assert.Equal(DiskTrace.WholeFile, trace.Of(_folder.File("cache/mine.json")));
        Assert.Equal(["create folder", "flush folder"], trace.Operations.Take(2));
    }

    [Fact]
    public void A_loss_of_power_leaves_the_former_text()
    {
        var file = _folder.File("mine.txt");
        File.WriteAllText(file, "former");
        Cache.Add("mine", file);
        File.WriteAllText(file, "new");
        for (var cut = 0; cut < Array.IndexOf(DiskTrace.WholeFile, "rename"); cut++)
        {
            using var trace = new DiskTrace(_folder.Path, cut);
            Assert.Throws<PowerCutException>(() => Cache.Add("mine", file));
            Assert.Equal("former", File.ReadAllText(Cache.PathOf("mine")));
        }
    }

    [Fact]
    public void Nobody_reads_the_copy_who_may_not_read_the_text()
    {
        File.WriteAllText(_folder.File("mine.txt"), "a secret text");
        File.SetUnixFileMode(_folder.File("mine.txt"), AtomicFile.Private);
        Cache.Add("mine", _folder.File("mine.txt"));
        Assert.Equal(AtomicFile.Private, File.GetUnixFileMode(Cache.PathOf("mine")));
    }

    [Fact]
    public async Task A_downloaded_text_is_on_the_disk_before_it_has_its_name()
    {
        await using var server = new TextServer(_ => TextServer.Answer.Of("from the network"));
        using var library = new Library(new TextAddress(server.Address("book.txt")));
        using var trace = new DiskTrace(library.Cache);
        await library.Texts.FetchAsync("book");
        var book = trace.Of(Path.Combine(library.Cache, "book.txt"));
        Assert.Equal(["flush", "rename", "flush folder"], book.SkipWhile(o => o != "flush").Take(3));
        Assert.Equal(DiskTrace.WholeFile, trace.Of(Path.Combine(library.Cache, "book.json")));
    }

    [Fact]
    public void A_frozen_text_is_on_the_disk_before_it_has_its_name()
    {
        var path = _folder.File("a.txt");
        using var trace = new DiskTrace(_folder.Path);
        FrozenTexts.Write(path, "cleaned");
        Assert.Equal(DiskTrace.WholeFile, trace.Operations);
    }
}
