using System.Diagnostics;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Folders;

public sealed class FolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ResultsFolder Results => new(_folder.File("results"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_created_and_left_empty()
    {
        Results.Create();
        Assert.Empty(Directory.GetFileSystemEntries(Results.Root));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_in_a_sentence()
    {
        File.WriteAllText(Results.Root, "a file");
        var error = Assert.Throws<ResultsFolderException>(Results.Create);
        Assert.StartsWith($"The results folder {Results.Root} cannot be written (", error.Message, StringComparison.Ordinal);
        Assert.Contains("--results", error.Message, StringComparison.Ordinal);
        Assert.Throws<ResultsFolderException>(() => HostLock.TryTake(Results));
    }

    [Fact]
    public void One_host_holds_the_lock_and_says_who_it_is()
    {
        Assert.Null(HostLock.Holder(Results));
        var first = HostLock.TryTake(Results);
        Assert.NotNull(first);
        Assert.Null(HostLock.TryTake(Results));
        Assert.Equal(Environment.ProcessId, HostLock.Holder(Results));
        first.Dispose();
        Assert.Null(HostLock.Holder(Results));
        using var second = HostLock.TryTake(Results);
        Assert.NotNull(second);
    }

    [Fact]
    public void The_next_host_removes_what_a_killed_process_left_half_written_and_nothing_of_a_living_one()
    {
        using (var ended = Process.Start("/bin/true")!)
        {
            ended.WaitForExit();
            var gone = ended.Id;
            string[] half = [$"a/runs.csv.{gone}-0f.tmp", $"texts/b.txt.{gone}.4.tmp", $".host.json.{gone}-1a.tmp", $"texts/c.weights.{gone}.tmp"];
            string[] kept = [$"a/leaderboard.csv.{Environment.ProcessId}-0f.tmp", $"a/runs/0001/best.safetensors.1-{gone}.tmp", "mine.tmp"];
            foreach (var file in half.Concat(kept)) WholeFile.Write(Path.Combine(Results.Root, file), "half");
            HostLock.TryTake(Results)!.Dispose();
            Assert.Equal(kept.Order(), Directory.GetFiles(Results.Root, "*.tmp", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Results.Root, f)).Order());
        }
    }

    [Fact]
    public void The_host_file_says_where_the_host_listens()
    {
        Assert.Null(HostFile.Read(Results));
        var host = new HostFile(30000, 11111, 42, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        host.Write(Results);
        Assert.Equal(host, HostFile.Read(Results));
        Assert.Equal([Results.Host], Directory.GetFiles(Results.Root));
        HostFile.Delete(Results);
        Assert.Null(HostFile.Read(Results));
        WholeFile.Write(Results.Host, "{");
        Assert.Contains("is damaged", Assert.Throws<ResultsFolderException>(() => HostFile.Read(Results)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_finished_leaves_the_former_one()
    {
        var path = _folder.File("a.csv");
        WholeFile.Write(path, "former");
        var error = Assert.Throws<ResultsFolderException>(() => WholeFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("No space left on device");
        }));
        Assert.StartsWith($"{path} could not be written (No space left on device)", error.Message, StringComparison.Ordinal);
        Assert.Equal("former", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }
}
