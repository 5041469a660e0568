using RnnSweeps.Files.Tests.Support;
using Xunit;

namespace RnnSweeps.Files.Tests;

public sealed class UnfinishedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_name_tells_its_writer_and_what_it_shall_become()
    {
        var path = _folder.File("epoch-000001-attempt-2.safetensors");
        var file = UnfinishedFile.Of(UnfinishedFile.NameFor(path));
        Assert.Equal((path, Environment.ProcessId), (file?.Target, file?.Process));
        Assert.NotEqual(UnfinishedFile.NameFor(path), UnfinishedFile.NameFor(path));
    }

    [Theory]
    [InlineData("/r/a.csv.17-0af.tmp", "/r/a.csv", 17)]
    [InlineData("/r/sweep.2.db.17-0af.tmp-journal", "/r/sweep.2.db", 17)]
    [InlineData("/r/texts/b.txt.17.4.tmp", "/r/texts/b.txt", 17)] // so former releases wrote
    [InlineData("/r/texts/c.weights.17.tmp", "/r/texts/c.weights", 17)]
    [InlineData("/r/epoch-000001-attempt-2.safetensors.2-17.tmp", "/r/epoch-000001-attempt-2.safetensors", 2)]
    [InlineData("/r/mine.tmp", null, 0)]
    [InlineData("/r/a.csv.17-0af", null, 0)]
    [InlineData("/r/a.csv.17-0af.tmp.txt", null, 0)]
    public void Only_names_of_the_one_rule_are_unfinished_files(string path, string? target, int process) =>
        Assert.Equal(target is null ? null : new UnfinishedFile(path, target, process), UnfinishedFile.Of(path));

    [Fact]
    public void Who_writes_a_file_again_removes_what_was_left_of_it_longAgo_and_of_no_other()
    {
        var path = _folder.File("results.csv");
        string[] old = [path + ".1-0a.tmp", path + ".2-0b.tmp-journal"];
        string[] kept = [path, path + ".3-0c.tmp", path + ".mine.tmp", _folder.File("other.csv.1-0a.tmp"), path + ".gz.1-0a.tmp"];
        foreach (var file in old.Concat(kept)) File.WriteAllText(file, "half");
        var longAgo = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromHours(2);
        foreach (var file in old.Concat(kept[2..])) File.SetLastWriteTimeUtc(file, longAgo);
        AtomicFile.Write(path, "whole");
        Assert.Equal(kept.Order(), Directory.GetFiles(_folder.Path).Order());
    }

    [Fact]
    public void A_trial_of_a_folder_makes_it_and_leaves_it_empty()
    {
        DiskOperations.TryOut(_folder.File("a/b"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("a/b")));
        File.WriteAllText(_folder.File("file"), "");
        Assert.True(DiskOperations.IsOfTheDisk(Assert.ThrowsAny<Exception>(() => DiskOperations.TryOut(_folder.File("file")))));
    }
}
