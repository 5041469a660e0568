using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Results.Tests.Store;

public abstract class StoreCopyTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] Everything =
    [
        "SELECT * FROM sweeps ORDER BY id", "SELECT * FROM runs ORDER BY id", "SELECT * FROM attempts ORDER BY run_id, attempt",
        "SELECT * FROM epochs ORDER BY run_id, epoch", "SELECT * FROM evaluations ORDER BY run_id", "SELECT * FROM samples ORDER BY run_id, epoch",
        "SELECT * FROM checkpoints ORDER BY run_id, epoch", "SELECT * FROM decisions ORDER BY id", "SELECT * FROM events ORDER BY id",
        "SELECT * FROM silos ORDER BY silo", "SELECT sweep_id, name, sha256, share FROM texts ORDER BY sweep_id", "SELECT sweep_id, name, bytes FROM weights ORDER BY sweep_id",
        "SELECT * FROM run_summary ORDER BY run_id", "SELECT * FROM leaderboard ORDER BY sweep_id, configuration_index", "SELECT * FROM curves ORDER BY run_id, epoch",
        "SELECT * FROM comparisons ORDER BY sweep_id, index_a, index_b",
    ];

    [Fact]
    public async Task The_copy_answers_every_query_as_the_store_does()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        var file = folder.File("new/copy.db");
        await StoreCopy.WriteAsync(Store, file);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        await using var copy = (await ResultStore.OpenForReadingAsync(file))!;
        foreach (var sql in Everything)
        {
            var (there, here) = (await ReadOnlyQuery.RunAsync(Store, sql), await ReadOnlyQuery.RunAsync(copy, sql));
            Assert.NotEmpty(there.Rows);
            Assert.Equal(there.Rows.Select(r => string.Join('|', there.Columns.Zip(r))), here.Rows.Select(r => string.Join('|', here.Columns.Zip(r))));
        }
        // Of a file that lies elsewhere the paths are other, and the files the same.
        foreach (var sweep in await Store.SweepsAsync()) Assert.Equivalent(sweep, await copy.FindSweepAsync(sweep.Id), strict: true);
    }

    [Fact]
    public async Task A_copy_of_one_sweep_has_nothing_of_another()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        await StoreCopy.WriteAsync(Store, folder.File("copy.db"), SweepId.Of("two"));
        await using var copy = (await ResultStore.OpenForReadingAsync(folder.File("copy.db")))!;
        Assert.Equal("two", Assert.Single(await copy.SweepsAsync()).Id.ToString());
        Assert.Equal([2L, 2L, 1L, 0L, 1L], (await ReadOnlyQuery.RunAsync(copy,
            "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM epochs), (SELECT count(*) FROM texts), (SELECT count(*) FROM events), (SELECT count(*) FROM silos)")).Rows[0]);
    }

    [Fact]
    public async Task A_copy_replaces_nothing_and_leaves_nothing_when_it_fails()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("mine.db"), "mine");
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => StoreCopy.WriteAsync(Store, folder.File("mine.db")));
        Assert.Equal($"{folder.File("mine.db")} exists already, and a copy replaces nothing: choose another name, or move it away.", error.Message);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("mine.db")));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StoreCopy.WriteAsync(Store, folder.File("late.db"), cancellation: cancelled.Token));
        await Assert.ThrowsAsync<ResultsFolderException>(() => StoreCopy.WriteAsync(Store, Path.Combine(folder.File("mine.db"), "below.db")));
        Assert.Equal([folder.File("mine.db")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_copy_is_on_the_disk_before_it_has_its_name_and_until_then_the_former_one_is_whole()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        var file = folder.File("new/copy.db");
        using (var trace = new DiskTrace(folder.Path))
        {
            await StoreCopy.WriteAsync(Store, file);
            Assert.Equal(["create folder", "flush folder", "flush", "rename", "flush folder"], trace.Operations);
        }
        var former = await File.ReadAllBytesAsync(file);
        for (var cut = 0; cut < 2; cut++)
        {
            using var trace = new DiskTrace(folder.Path, cut);
            await Assert.ThrowsAsync<PowerCutException>(() => StoreCopy.WriteAsync(Store, file, SweepId.Of("two"), replace: true));
            Assert.Equal(former, await File.ReadAllBytesAsync(file));
        }
    }

    [Fact]
    public async Task What_has_ended_never_changes_in_the_copy_either()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        await StoreCopy.WriteAsync(Store, folder.File("copy.db"));
        await using var connection = new SqliteConnection($"Data Source={folder.File("copy.db")};Pooling=false");
        foreach (var statement in (string[])["UPDATE runs SET message = 'x' WHERE state = 'completed'", "DELETE FROM epochs WHERE run_id = 'two/0001'", "UPDATE texts SET path = 'x'"])
            await Assert.ThrowsAsync<SqliteException>(() => Dapper.SqlMapper.ExecuteAsync(connection, statement));
    }

    /// <summary>Two sweeps with something in every table: one that goes on, one that has ended.</summary>
    private async Task FillAsync()
    {
        await Store.TakeLeaseAsync(new SiloIdentity(Given.Place.Owner, "a", "machine", 1, "[]", "0.1.0"), TimeSpan.FromMinutes(1));
        var inside = Given.Submission("one") with
        {
            Texts = [.. Given.Submission().Texts.Select(t => t with { Path = Path.Combine(Database.Folder, "texts", "a1.txt") })],
            Weights = [new FrozenWeights("warm.safetensors", "ff", 12, Path.Combine(Database.Folder, "texts", "ff.weights"))],
        };
        var one = (await Store.AddSweepAsync(inside)).Id;
        await Store.AddRunsAsync(one, Given.Runs(["rnn", "gru"], [0, 1]));
        var run = new RunId(one, 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.BeginAgainAsync(run, 1);
        await Store.AppendAsync(run, 2,
        [
            new RunStarted(run, 2, 0, 4321, ["<unk>", "ü"], ["a damaged one"], 4.5e10), new EpochEnded(run, 2, Given.Epoch(1) with { TrainLoss = double.NaN, ValPpl = double.PositiveInfinity }),
            new CheckpointWritten(run, 2, 1, "a", 1L << 40, "ff", true), new SampleWritten(run, 2, 1, "it has", "x\ny", 0.1), new RunFinished(run, 2, 1, "beef", [new TextEvaluation("tm", 1, 2, 3)]),
        ]);
        await Store.ProposeAsync(one, 0, new Decision(DecisionKind.Propose, "bayes", 9, null, null, [], "Because."), [], new RunSettings());
        var two = await Store.SweepAsync(["rnn", "gru"], [0], "two");
        await Store.TrainAsync(new RunId(two, 1), 9);
        await Store.TrainAsync(new RunId(two, 2), 7);
        await Store.EndSweepAsync(two, SweepState.Completed, null);
    }
}
