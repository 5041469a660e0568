using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class PrivateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Results.Root, "key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_is_on_the_disk_before_it_has_its_name_and_is_its_owners_alone()
    {
        _folder.Results.Create();
        using var trace = new DiskTrace(_folder.Results.Root);
        PrivateFile.Write(FilePath, "secret");
        Assert.Equal(DiskTrace.WholeFile, trace.Operations);
        Assert.Equal("secret", PrivateFile.Read(FilePath, "The key"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void A_loss_of_power_leaves_the_former_secret()
    {
        PrivateFile.Write(FilePath, "former");
        for (var cut = 0; cut < Array.IndexOf(DiskTrace.WholeFile, "rename"); cut++)
        {
            using var trace = new DiskTrace(_folder.Results.Root, cut);
            Assert.Throws<PowerCutException>(() => PrivateFile.Write(FilePath, "new"));
            Assert.Equal("former", PrivateFile.Read(FilePath, "The key"));
        }
    }

    [Fact]
    public void A_secret_that_cannot_be_written_is_told_in_a_sentence_and_leaves_nothing()
    {
        Directory.CreateDirectory(FilePath);
        var error = Assert.Throws<HostSecurityException>(() => PrivateFile.Write(FilePath, "secret"));
        Assert.StartsWith($"{FilePath} cannot be written (", error.Message, StringComparison.Ordinal);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder.Results.Root));
    }
}
