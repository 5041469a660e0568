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

    [Theory]
    [InlineData(37, "No locks available")]
    [InlineData(95, "Operation not supported")]
    public void Where_the_file_system_keeps_no_locks_there_is_no_host_and_a_sentence_says_why(int systemError, string reason)
    {
        var asked = 0;
        var error = Assert.Throws<ResultsFolderException>(() => HostLock.TryTake(Results, Results.Lock, Results.LockHolder, alone: true, _ =>
        {
            asked++;
            return systemError;
        }));
        Assert.Equal(1, asked);
        Assert.StartsWith($"{Results.Lock} could not be locked ({reason})", error.Message, StringComparison.Ordinal);
        Assert.Contains("--results", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Results.LockHolder));
        HostLock.TryTake(Results)!.Dispose();
    }

    [Fact]
    public void A_log_that_is_long_enough_is_kept_once_and_goes_on_in_a_new_file()
    {
        var path = _folder.File("host.log");
        for (var round = 1; round <= 3; round++)
        {
            using (var file = BoundedLog.Open(path))
            {
                file.WriteByte((byte)('0' + round));
                file.SetLength(BoundedLog.Limit);
            }
            using (var next = BoundedLog.Open(path)) Assert.Equal(0, next.Length);
            using (var former = File.OpenRead(BoundedLog.Former(path))) Assert.Equal('0' + round, former.ReadByte());
        }
        Assert.Equal([path, BoundedLog.Former(path)], Directory.GetFiles(_folder.Path).Order());
    }

    [Fact]
    public void A_host_is_found_only_while_it_holds_the_lock_and_has_said_where_it_listens()
    {
        var former = new HostFile(1, 2, 1, TimeProvider.System.GetUtcNow(), "rnnsweeps-former");
        using (HostLock.TryTake(Results))
        {
            former.Write(Results);
            Assert.Null(HostFile.FindLiving(Results));
            (former with { ProcessId = Environment.ProcessId }).Write(Results);
            Assert.NotNull(HostFile.FindLiving(Results));
        }
        Assert.Null(HostFile.FindLiving(Results));
    }

    [Fact]
    public void The_next_host_removes_what_a_killed_process_left_half_written_and_nothing_of_a_living_one()
    {
        using (var ended = Process.Start("/bin/true")!)
        {
            ended.WaitForExit();
            var gone = ended.Id;
            string[] half =
            [
                $"a/runs.csv.{gone}-0f.tmp", $"texts/b.txt.{gone}.4.tmp", $".host.json.{gone}-1a.tmp", $"texts/c.weights.{gone}.tmp",
                $"a/sweep.db.{gone}-2b.tmp", $"a/sweep.db.{gone}-2b.tmp-journal", $"a/report/curves.svg.{gone}-3c.tmp",
                $"a/tensorboard/0001 cell=gru seed=0/events.out.tfevents.0.rnnsweeps.{gone}-4d.tmp",
            ];
            string[] kept = [$"a/leaderboard.csv.{Environment.ProcessId}-0f.tmp", $"a/runs/0001/best.safetensors.1-{gone}.tmp", "mine.tmp"];
            foreach (var file in half.Concat(kept)) ResultsFile.Write(Path.Combine(Results.Root, file), "half");
            // As in a container, where every host has the same number: what is older than the process of that number is not its own.
            var former = Path.Combine(Results.Root, $"a/curves.csv.{Environment.ProcessId}-5e.tmp");
            ResultsFile.Write(former, "half");
            File.SetLastWriteTimeUtc(former, Process.GetCurrentProcess().StartTime.ToUniversalTime() - TimeSpan.FromMinutes(5));
            HostLock.TryTake(Results)!.Dispose();
            Assert.Equal(kept.Order(), Directory.GetFiles(Results.Root, "*.tmp*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Results.Root, f)).Order());
        }
    }

    [Fact]
    public void A_silo_removes_what_the_former_one_of_its_name_left_half_written_beside_their_lock()
    {
        // A process of another machine may have this one's number, so that a number tells nothing in a shared folder.
        string[] names = ["logs/one/.lock.pid.1-0f.tmp", "logs/two/.lock.pid.1-0f.tmp", "a/runs.csv.1-0f.tmp"];
        foreach (var file in names) ResultsFile.Write(Path.Combine(Results.Root, file), "");
        HostLock.TryTakeSilo(Results, "one")!.Dispose();
        Assert.Equal(names[1..].Order(), Directory.GetFiles(Results.Root, "*.tmp", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Results.Root, f)).Order());
    }

    [Fact]
    public void The_host_file_says_where_the_host_listens()
    {
        Assert.Null(HostFile.Read(Results));
        var host = new HostFile(30000, 11111, 42, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "rnnsweeps-1");
        host.Write(Results);
        Assert.Equal(host, HostFile.Read(Results));
        Assert.Equal([Results.Host], Directory.GetFiles(Results.Root));
        HostFile.Delete(Results);
        Assert.Null(HostFile.Read(Results));
        ResultsFile.Write(Results.Host, "{");
        Assert.Contains("is damaged", Assert.Throws<ResultsFolderException>(() => HostFile.Read(Results)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_finished_leaves_the_former_one()
    {
        var path = _folder.File("a.csv");
        ResultsFile.Write(path, "former");
        var error = Assert.Throws<ResultsFolderException>(() => ResultsFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("No space left on device");
        }));
        Assert.StartsWith($"{path} could not be written (No space left on device)", error.Message, StringComparison.Ordinal);
        Assert.Equal("former", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }
}
