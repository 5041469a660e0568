using RnnSweeps.Files.Tests.Support;
using RnnSweeps.Tests.Shared;
using Xunit;

namespace RnnSweeps.Files.Tests;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("a.txt");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Ways => ["stream", "text", "name"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_file_is_flushed_before_it_has_its_name_and_its_folder_after_that(string way)
    {
        using var trace = new DiskTrace(_folder.Path);
        Write(way, _folder.File("new/a.txt"), "text");
        string[] own = way == "name" ? ["flush", "rename", "flush folder"] : DiskTrace.WholeFile;
        Assert.Equal(["create folder", "flush folder", .. own], trace.Operations);
        Assert.Equal("text", File.ReadAllText(_folder.File("new/a.txt")));
        Assert.Equal([_folder.File("new/a.txt")], Directory.GetFiles(_folder.File("new")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_power_cut_at_any_operation_leaves_the_former_content_or_the_new_one(string way)
    {
        AtomicFile.Write(FilePath, "former");
        for (var cut = 0; ; cut++)
        {
            using var trace = new DiskTrace(_folder.Path, cut);
            try
            {
                Write(way, FilePath, "new");
            }
            catch (PowerCutException)
            {
                // What was there before the rename is there; the rename itself is the last but one operation.
                var renamed = trace.Operations.Contains("rename");
                Assert.Equal(renamed ? "new" : "former", File.ReadAllText(FilePath));
                continue;
            }
            Assert.Equal(cut, trace.Operations.Count);
            Assert.Equal("new", File.ReadAllText(FilePath));
            return;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_cannot_be_finished_leaves_the_former_file_and_nothing_beside_it(string way)
    {
        AtomicFile.Write(FilePath, "former");
        Action write = way switch
        {
            "stream" => () => AtomicFile.Write(FilePath, file => { file.WriteByte(1); throw new IOException("full"); }),
            "text" => () => AtomicFile.Write(FilePath, file =>
            {
                file.WriteByte(1);
                throw new InvalidOperationException("of another kind");
            }),
            _ => () => AtomicFile.WriteByName(FilePath, name =>
            {
                File.WriteAllText(name, "half");
                File.WriteAllText(name + "-journal", "half");
                throw new IOException("full");
            }),
        };
        Assert.ThrowsAny<Exception>(write);
        Assert.Equal("former", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_private_file_is_for_its_owner_alone_from_its_first_byte_on_whatever_was_there()
    {
        AtomicFile.Write(FilePath, "open to others");
        UnixFileMode? meanwhile = null;
        AtomicFile.Write(FilePath, file => meanwhile = File.GetUnixFileMode(file.SafeFileHandle), AtomicFile.Private);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, meanwhile);
        Assert.Equal(meanwhile, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Where_nothing_may_be_replaced_nothing_is()
    {
        AtomicFile.Write(FilePath, "former");
        Assert.Throws<IOException>(() => AtomicFile.Write(FilePath, "new", replace: false));
        // Another one takes the name while the file is written.
        var late = _folder.File("late.txt");
        Assert.Throws<IOException>(() => AtomicFile.Write(late, _ => File.WriteAllText(late, "of another one"), replace: false));
        Assert.Equal(["former", "of another one"], new[] { FilePath, late }.Select(File.ReadAllText));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void What_was_begun_by_an_earlier_process_goes_on_at_its_end_and_gets_its_place()
    {
        var part = _folder.File("a.part");
        using (var first = DiskOperations.OpenOrCreate(part)) first.Write("one "u8);
        using var trace = new DiskTrace(_folder.Path);
        var file = DiskOperations.OpenOrCreate(part);
        file.Write("two"u8);
        AtomicFile.Place(file, FilePath);
        Assert.Equal(["write", "flush", "rename", "flush folder"], trace.Operations);
        Assert.Equal("one two", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder.Path));
    }

    private static void Write(string way, string path, string text)
    {
        if (way == "text") AtomicFile.Write(path, text);
        else if (way == "name") AtomicFile.WriteByName(path, unfinished => File.WriteAllText(unfinished, text));
        else AtomicFile.Write(path, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
