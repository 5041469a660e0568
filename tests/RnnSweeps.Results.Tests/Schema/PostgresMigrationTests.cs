using System.Data.Common;
using Dapper;
using Npgsql;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

public sealed class PostgresMigrationTests : StoreTests<PostgresTestDatabase>
{
    [Fact]
    public async Task Hosts_that_start_at_the_same_time_lay_the_tables_once()
    {
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.OpenAsync(Time)));
        foreach (var store in stores) await store.DisposeAsync();
        Assert.Equal("0005_tables.sql 0006_peak.sql 0007_best_weights.sql 0008_processor.sql 0009_changes_of_decisions.sql 0010_leases.additive.sql 0011_looks.additive.sql 0012_paused_and_awaiting.sql", await database.ByHandAsync("SELECT string_agg(name, ' ' ORDER BY version) FROM schema_version"));
        Assert.Equal(4L, await database.ByHandAsync("SELECT count(*) FROM information_schema.views WHERE table_schema = 'public'"));
    }

    [Fact]
    public async Task It_has_the_schema_of_SQLite_with_the_same_number()
    {
        await using var sqlite = new SqliteTestDatabase();
        await using (await sqlite.OpenAsync(Time))
        {
            var there = await ColumnsAsync(sqlite, "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'");
            var here = await ColumnsAsync(Database, "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'commits'");
            Assert.Equal(there, here);
            Assert.Equal(await sqlite.ByHandAsync("SELECT max(version) FROM schema_version"), await Database.ByHandAsync("SELECT max(version) FROM schema_version"));
        }
    }

    [Fact]
    public async Task Every_parameter_of_a_view_has_the_type_of_its_kind()
    {
        await using var connection = Database.Connect();
        var types = (await connection.QueryAsync<(string Name, string Type)>(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'run_summary'")).ToDictionary(c => c.Name, c => c.Type);
        Assert.All(ParameterCatalogue.All, p => Assert.Equal(
            p.Kind switch
            {
                ParameterKind.Integer => "bigint",
                ParameterKind.Number => "double precision",
                ParameterKind.Boolean => "integer",
                _ => "text",
            },
            types[p.Name]));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_an_empty_one_is_none()
    {
        await Database.ByHandAsync("INSERT INTO schema_version VALUES (99, '0099_future.sql', '2030')");
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => Database.OpenAsync(Time));
        Assert.StartsWith($"{Database.Address} has schema 99, and this program knows schemas up to ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ResultsFolderException>(() => ResultStore.OpenForReadingAsync(Database.Address, Database.Folder));
        await using var empty = new PostgresTestDatabase();
        await empty.CreateAsync();
        Assert.Null(await ResultStore.OpenForReadingAsync(empty.Address, empty.Folder));
        Assert.Equal(0L, await empty.ByHandAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_reader_sees_what_is_written_and_writes_nothing()
    {
        await using var reader = (await ResultStore.OpenForReadingAsync(Database.Address, Database.Folder))!;
        await Store.AddSweepAsync(Given.Submission());
        Assert.Single(await reader.SweepsAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.AddSweepAsync(Given.Submission()));
    }

    [Theory]
    [InlineData("Password", "wrong", "refuses the user or the password")]
    [InlineData("Database", "nowhere", "has no database of that name")]
    public async Task What_the_server_refuses_is_told_in_a_sentence(string option, string value, string expected)
    {
        var wrong = new NpgsqlConnectionStringBuilder(Database.Address.ConnectionString) { [option] = value };
        var error = await Assert.ThrowsAsync<ResultsFolderException>(() => ResultStore.OpenAsync(StoreAddress.Parse(wrong.ToString()), Database.Folder, Time));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ColumnsAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection = database.Connect();
        return [.. (await connection.QueryAsync<string>(sql)).Order(StringComparer.Ordinal)];
    }
}
