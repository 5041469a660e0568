using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

public sealed class MigrationTests : StoreTests<SqliteTestDatabase>
{
    [Fact]
    public async Task An_empty_database_gets_every_migration_once()
    {
        await ReopenAsync();
        var versions = await ReadOnlyQuery.RunAsync(Store, "SELECT version, name FROM schema_version ORDER BY version");
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L], versions.Rows.Select(r => r[0]));
        Assert.Equal("0001_tables.sql", versions.Rows[0][1]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await Database.ByHandAsync("INSERT INTO schema_version VALUES (99, '0099_future.sql', '2030')");
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => Database.OpenAsync(Time));
        Assert.Equal($"{Database.Path} has schema 99, and this program knows schemas up to 12 only: use the newer program that wrote it, or another results folder.", error.Message);
        await Assert.ThrowsAsync<ResultsFolderException>(() => ResultStore.OpenForReadingAsync(Database.Path));
    }

    /// <summary>While a cluster changes its version, silos of the older one come back to tables of the newer one.</summary>
    [Fact]
    public async Task A_database_to_which_a_newer_program_has_only_added_is_used_and_its_views_stay()
    {
        await Database.ByHandAsync("INSERT INTO schema_version VALUES (98, '0098_more.additive.sql', '2030'); UPDATE schema_views SET sha256 = 'of the newer one'");
        await using (var store = await Database.OpenAsync(Time)) await store.AddSweepAsync(Given.Submission());
        await using (var reader = (await ResultStore.OpenForReadingAsync(Database.Path))!)
        {
            Assert.Single(await reader.SweepsAsync());
            Assert.Equal("of the newer one", (await ReadOnlyQuery.RunAsync(reader, "SELECT sha256 FROM schema_views")).Rows[0][0]);
        }
        await Database.ByHandAsync("INSERT INTO schema_version VALUES (99, '0099_other.sql', '2030')");
        await Assert.ThrowsAsync<ResultsFolderException>(() => Database.OpenAsync(Time));
    }

    [Fact]
    public async Task A_database_of_an_older_program_is_not_read_before_it_was_brought_up_to_date()
    {
        await Database.ByHandAsync("DELETE FROM schema_version WHERE version > 4");
        var error = await Assert.ThrowsAsync<OlderSchemaException>(() => ResultStore.OpenForReadingAsync(Database.Path));
        Assert.Contains("has schema 4, and this program reads schema ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("half.db");
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.ExecuteAsync("CREATE TABLE events (mine integer)");
        await Assert.ThrowsAsync<SqliteException>(() => ResultStore.OpenAsync(path, Time));
        Assert.Equal(["events"], await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"));
    }

    [Fact]
    public async Task A_database_whose_creator_was_killed_before_its_first_schema_is_none_yet()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("new.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=false")) await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        Assert.True(File.Exists(path));
        Assert.Null(await ResultStore.OpenForReadingAsync(path));
    }

    [Fact]
    public async Task Views_of_another_program_are_put_right_when_the_database_is_opened_for_writing()
    {
        await Database.ByHandAsync("DROP VIEW curves; CREATE VIEW curves AS SELECT 1 AS old; UPDATE schema_views SET sha256 = 'other'");
        await ReopenAsync();
        Assert.Contains("val_ppl", (await ReadOnlyQuery.RunAsync(Store, "SELECT * FROM curves")).Columns);
    }

    [Fact]
    public async Task Every_parameter_is_a_column_of_run_summary_and_leaderboard()
    {
        foreach (var view in (string[])["run_summary", "leaderboard"])
        {
            var columns = (await ReadOnlyQuery.RunAsync(Store, $"SELECT * FROM {view}")).Columns;
            Assert.Equal(ParameterCatalogue.All.Select(p => p.Name), columns.Where(c => ParameterCatalogue.Find(c) is not null));
            Assert.Equal(columns.Count, columns.Distinct().Count());
        }
    }

    [Fact]
    public async Task Reading_needs_a_database_and_writes_none()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(await ResultStore.OpenForReadingAsync(folder.File("none.db")));
        Assert.Empty(Directory.GetFiles(folder.Path));
        await using var reader = (await ResultStore.OpenForReadingAsync(Database.Path))!;
        await Store.AddSweepAsync(Given.Submission());
        Assert.Single(await reader.SweepsAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.AddSweepAsync(Given.Submission()));
    }

    [Theory]
    [InlineData("This is a text and no database, and long enough to be looked at as one by SQLite, which wants a hundred bytes.", "is no SQLite database")]
    [InlineData(null, "cannot be opened")]
    public async Task A_file_that_is_no_database_is_told_in_a_sentence(string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("rnnsweeps.db");
        if (content is null) Directory.CreateDirectory(path);
        else await File.WriteAllTextAsync(path, content);
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => ResultStore.OpenAsync(path, Time));
        Assert.StartsWith($"{path} {expected}", error.Message, StringComparison.Ordinal);
    }
}
