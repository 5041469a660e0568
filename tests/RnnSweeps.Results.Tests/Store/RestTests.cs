using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>A SQLite store that nobody uses is one file, and that file has everything.</summary>
public sealed class RestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ResultsFolder Results => new(_folder.File("results"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Closed_by_its_writer_after_readers_have_looked_it_is_one_file_with_everything()
    {
        await FillAsync();
        Assert.Equal([Results.Database], Directory.GetFiles(Results.Root));
        Assert.Equal(3, EpochsOfACopy());
    }

    [Fact]
    public async Task A_reader_of_another_process_does_not_keep_what_was_written_out_of_the_file()
    {
        await using (var store = await OpenAsync())
        {
            await store.TrainAsync(new RunId(await store.SweepAsync(["gru"], [0]), 1), 9, 8, 7);
            using var other = Reader(Results.Database);
            Assert.Equal(3, Epochs(other));
            await store.DisposeAsync();
            Assert.Equal(3, EpochsOfACopy());
        }
    }

    [Fact]
    public async Task A_reader_leaves_no_log_behind_and_takes_in_that_of_a_host_that_was_killed()
    {
        await FillAsync();
        await ReadAsync();
        Assert.Equal([Results.Database], Directory.GetFiles(Results.Root));

        using (var writer = new SqliteConnection($"Data Source={Results.Database};Pooling=False"))
        {
            writer.Open();
            writer.Execute("UPDATE sweeps SET reason = 'the last word'");
            foreach (var file in Directory.GetFiles(Results.Root)) File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
        }
        var killed = new ResultsFolder(_folder.Path);
        Assert.True(new FileInfo(killed.Database + "-wal").Length > 0);
        await ReadAsync(killed);
        Assert.Equal([killed.Database], Directory.GetFiles(killed.Root));
        using var reader = Reader(killed.Database);
        Assert.Equal("the last word", reader.ExecuteScalar<string>("SELECT reason FROM sweeps"));
    }

    [Fact]
    public async Task While_a_host_holds_the_folder_a_reader_leaves_its_log_alone()
    {
        using var right = HostLock.TryTake(Results);
        await using var store = await OpenAsync();
        await store.TrainAsync(new RunId(await store.SweepAsync(["gru"], [0]), 1), 9, 8, 7);
        var log = new FileInfo(Results.Database + "-wal").Length;
        await ReadAsync();
        Assert.Equal(log, new FileInfo(Results.Database + "-wal").Length);
    }

    [Fact]
    public async Task The_one_file_can_be_read_where_nothing_can_be_made_beside_it()
    {
        await FillAsync();
        // As on a disk that takes no writes: the index of the log cannot be opened.
        Directory.CreateDirectory(Results.Database + "-shm");
        await ReadAsync();
        await ReadAsync();
    }

    private async Task FillAsync()
    {
        await using var store = await OpenAsync();
        await store.TrainAsync(new RunId(await store.SweepAsync(["gru"], [0]), 1), 9, 8, 7);
        Assert.Single(await store.SweepsAsync());
    }

    private Task<ResultStore> OpenAsync()
    {
        Results.Create();
        return ResultStore.OpenAsync(Results.Database, TimeProvider.System);
    }

    private async Task ReadAsync(ResultsFolder? folder = null)
    {
        await using var store = await ResultStore.OpenForReadingAsync((folder ?? Results).Database);
        Assert.Single(await store!.SweepsAsync());
    }

    private long EpochsOfACopy()
    {
        var copy = _folder.File("copy.db");
        File.Copy(Results.Database, copy);
        using var reader = Reader(copy);
        return Epochs(reader);
    }

    private static SqliteConnection Reader(string file)
    {
        var reader = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        reader.Open();
        return reader;
    }

    private static long Epochs(SqliteConnection reader) => reader.ExecuteScalar<long>("SELECT count(*) FROM epochs");
}
