using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Queries;

/// <summary>What a person asks of PostgreSQL can only read, whatever the text tries.</summary>
public sealed class PostgresQueryTests : StoreTests<PostgresTestDatabase>
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1::bigint UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    [Fact]
    public async Task A_query_gives_columns_and_rows_of_the_same_kinds_as_elsewhere()
    {
        var result = await ReadOnlyQuery.RunAsync(Store,
            "SELECT 1 AS whole, 0.1::float8 AS number, 'a' AS text, NULL AS missing, '\\xff'::bytea AS bytes, true AS truth, sum(2::bigint) AS sum, 1.5 AS exact, '{1,2}'::int[] AS several;");
        Assert.Equal(["whole", "number", "text", "missing", "bytes", "truth", "sum", "exact", "several"], result.Columns);
        Assert.Equal([1L, 0.1, "a", null, "ff", 1L, 2L, 1.5, "1, 2"], Assert.Single(result.Rows));
    }

    [Theory]
    [InlineData("DELETE FROM runs")]
    [InlineData("SELECT 1; DELETE FROM runs")]
    [InlineData("SELECT 1; COMMIT; DELETE FROM runs")]
    [InlineData("SELECT 1; ROLLBACK; BEGIN; DELETE FROM runs; COMMIT")]
    [InlineData("WITH gone AS (DELETE FROM runs RETURNING id) SELECT * FROM gone")]
    [InlineData("SELECT set_config('transaction_read_only', 'off', true), query_to_xml('DELETE FROM runs', true, true, '')")]
    [InlineData("SELECT query_to_xml('DELETE FROM runs', true, true, '')")]
    [InlineData("SELECT nextval('events_id_seq')")]
    [InlineData("DO $$ BEGIN DELETE FROM runs; END $$")]
    [InlineData("CREATE TABLE mine (a int)")]
    [InlineData("SELECT * INTO mine FROM runs")]
    [InlineData("SELECT * FROM runs FOR UPDATE")]
    [InlineData("COPY runs TO '/tmp/runs'")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE")]
    [InlineData("COMMIT")]
    public async Task Nothing_can_be_written(string sql)
    {
        await Store.SweepAsync(["gru"], [0]);
        await using var asSuperuser = (await ResultStore.OpenForReadingAsync(Database.AddressOfSuperuser, Database.Folder))!;
        foreach (var store in (ResultStore[])[Store, asSuperuser])
            await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(store, sql));
        Assert.Equal((1L, 0L), (await Database.ByHandAsync("SELECT count(*) FROM runs"), await Database.ByHandAsync("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'")));
    }

    [Theory]
    [InlineData("SELECT pg_read_file('/etc/passwd')")]
    [InlineData("SELECT pg_ls_dir('/')")]
    [InlineData("SELECT lo_export(1, '/tmp/x')")]
    [InlineData("SELECT set_config('role', 'none', false), query_to_xml('SELECT pg_read_file(''/etc/passwd'')', true, true, '')")]
    [InlineData("SELECT \"set_config\"('role', 'none', false)")]
    [InlineData("SELECT U&\"set\\005fconfig\"('role', 'none', false)")]
    public async Task Not_even_a_superuser_reads_or_writes_the_servers_files(string sql)
    {
        await using var store = (await ResultStore.OpenForReadingAsync(Database.AddressOfSuperuser, Database.Folder))!;
        var error = await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(store, sql));
        Assert.Matches("permission denied|is not allowed while the store is reached as a superuser", error.Message);
        Assert.Single((await ReadOnlyQuery.RunAsync(store, "SELECT count(*) FROM leaderboard")).Rows);
    }

    [Theory]
    [InlineData("SELECT val_pp FROM curves", "The query is wrong (column \"val_pp\" does not exist). Views: run_summary, ")]
    [InlineData("SELEC 1", "The query is wrong (syntax error at or near \"SELEC\").")]
    [InlineData("DELETE FROM runs", "A query may only read, and this one tries to write")]
    [InlineData(" ", "There is no query in this text")]
    [InlineData("SELECT 1; SELECT 2", "There is more than one statement in this text")]
    public async Task A_wrong_query_is_told_in_a_sentence(string sql, string expected)
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(Store, sql));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_cut()
    {
        var cut = await ReadOnlyQuery.RunAsync(Store, "SELECT generate_series(1, 1000000000)", maxRows: 2);
        Assert.Equal((2, true), (cut.Rows.Count, cut.Cut));
        var whole = await ReadOnlyQuery.RunAsync(Store, "SELECT * FROM generate_series(1, 3)", maxRows: 3);
        Assert.Equal((3, false), (whole.Rows.Count, whole.Cut));
    }

    [Fact]
    public async Task An_endless_query_is_interrupted_by_its_limit_and_by_the_caller()
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(Store, Endless, maxTime: TimeSpan.FromMilliseconds(300)));
        Assert.StartsWith("The query took longer than 0.3 seconds", error.Message, StringComparison.Ordinal);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadOnlyQuery.RunAsync(Store, Endless, cancellation: caller.Token));
    }
}
