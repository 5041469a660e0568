using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>What is left when the process dies, the disk is full or somebody else holds the file: SQLite's own side of the contract.</summary>
public sealed class DurabilityTests : StoreTests<SqliteTestDatabase>
{
    [Fact]
    public async Task Everything_whose_task_has_ended_is_there_after_a_kill()
    {
        var sweep = await Store.SweepAsync(["gru", "lstm"], [0, 1]);
        var run = new RunId(sweep, 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        using var elsewhere = new TemporaryFolder();
        for (var epoch = 1; epoch <= 20; epoch++)
        {
            await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(epoch)), new CheckpointWritten(run, 1, epoch, "a", 1, "ff", true)]);
            // A process that is killed leaves its files as they are at that moment, with no chance to close them.
            var killed = elsewhere.File($"{epoch}.db");
            foreach (var suffix in (string[])["", "-wal"]) File.Copy(Database.Path + suffix, killed + suffix);
            await using var after = await ResultStore.OpenAsync(killed, Time);
            Assert.Equal(epoch, (await after.EpochsAsync(run)).Count);
            Assert.Equal(epoch, (await after.CheckpointsAsync(run)).Count);
            Assert.Equal(await Store.RunsAsync(sweep), await after.RunsAsync(sweep));
        }
    }

    [Fact]
    public async Task Submissions_attempts_and_ends_are_written_with_an_fsync_and_epochs_without()
    {
        Assert.Equal("wal", await Database.ByHandAsync("PRAGMA journal_mode"));
        // Watches, on the writer's own connection, how each statement's transaction will be committed: 1 is NORMAL, 2 is FULL.
        await Store.WriteAsync(
            c => c.Execute("CREATE TEMP TABLE commits (synchronous); " + string.Concat(((string[])["INSERT ON sweeps", "INSERT ON epochs", "UPDATE OF state ON runs", "UPDATE OF state ON sweeps"])
                .Select((what, i) => $"CREATE TEMP TRIGGER watch{i} AFTER {what} BEGIN INSERT INTO commits SELECT synchronous FROM pragma_synchronous; END; "))),
            default);
        var sweep = await Store.SweepAsync(["gru"], [0]);
        var run = new RunId(sweep, 1);
        await Store.TrainAsync(run, 9);
        await Store.EndSweepAsync(sweep, SweepState.Completed, null);
        var commits = await Store.WriteAsync(c => c.Query<int>("SELECT synchronous FROM commits ORDER BY rowid").ToList(), default);
        // The submission, the attempt's begin (its number is given once), the epoch, the run's end, the sweep's end.
        Assert.Equal([2, 2, 1, 2, 2], commits);
    }

    [Fact]
    public async Task A_database_that_another_process_locks_is_waited_for()
    {
        await using var other = new SqliteConnection($"Data Source={Database.Path};Pooling=false");
        await other.OpenAsync();
        other.Execute("BEGIN IMMEDIATE");
        var adding = Store.AddSweepAsync(Given.Submission());
        Assert.Empty(await Store.SweepsAsync());
        Assert.False(adding.IsCompleted);
        other.Execute("COMMIT");
        Assert.Equal(SweepId.Of("depth"), (await adding).Id);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_a_sentence_and_loses_nothing_that_was_stored()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]);
        var pages = await Store.WriteAsync(c => c.ExecuteScalar<int>("PRAGMA max_page_count = 1"), default);
        var big = new SampleWritten(run, 1, 1, "it has", new string('x', 1_000_000), 0);
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(2)), big]));
        Assert.StartsWith($"The disk is full: {Database.Path} could not be written.", error.Message, StringComparison.Ordinal);
        Assert.Single(await Store.EpochsAsync(run));
        await Store.WriteAsync(c => c.ExecuteScalar<int>($"PRAGMA max_page_count = {pages + 1000}"), default);
        Assert.True(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(2)), big]));
        Assert.Equal(2, (await Store.EpochsAsync(run)).Count);
    }

    [Fact]
    public async Task Many_writers_lose_nothing_and_readers_see_whole_reports_only()
    {
        var sweep = await Store.SweepAsync(["gru"], [.. Enumerable.Range(0, 8).Select(i => (long)i)]);
        var writers = Enumerable.Range(1, 8).Select(n => Task.Run(async () =>
        {
            var run = new RunId(sweep, n);
            await Store.BeginAttemptAsync(run, 0, Given.Place);
            for (var epoch = 1; epoch <= 50; epoch++)
                Assert.True(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(epoch)), new CheckpointWritten(run, 1, epoch, "a", 1, "f", false)]));
            Assert.True(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
        })).ToList();
        var all = Task.WhenAll(writers);
        do
        {
            var torn = await RnnSweeps.Results.Queries.ReadOnlyQuery.RunAsync(Store, "SELECT (SELECT count(*) FROM epochs) - (SELECT count(*) FROM checkpoints)");
            Assert.Equal(0L, torn.Rows[0][0]);
        }
        while (!all.IsCompleted);
        await all;
        Assert.Equal(400L, await Database.ByHandAsync("SELECT count(*) FROM epochs"));
        Assert.All(await Store.RunsAsync(sweep), r => Assert.Equal(RunState.Completed, r.State));
    }

    [Fact]
    public async Task What_waits_is_written_before_the_store_closes_and_nothing_after()
    {
        var adding = Enumerable.Range(0, 20).Select(_ => Store.AddSweepAsync(Given.Submission())).ToList();
        await Store.DisposeAsync();
        await Task.WhenAll(adding);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.AddSweepAsync(Given.Submission()));
        Assert.Equal(20L, await Database.ByHandAsync("SELECT count(*) FROM sweeps"));
    }
}
