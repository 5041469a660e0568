using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Queries;

public sealed class ReadOnlyQueryTests : StoreTests<SqliteTestDatabase>
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    [Fact]
    public async Task A_query_gives_columns_and_rows()
    {
        var result = await ReadOnlyQuery.RunAsync(Store, "SELECT 1 AS whole, 0.1 AS number, 'a' AS text, NULL AS missing, x'ff' AS bytes");
        Assert.Equal(["whole", "number", "text", "missing", "bytes"], result.Columns);
        Assert.Equal([1L, 0.1, "a", null, "ff"], Assert.Single(result.Rows));
    }

    [Theory]
    [InlineData("DELETE FROM runs")]
    [InlineData("UPDATE runs SET label = 'x'")]
    [InlineData("INSERT INTO events (at, kind, message) VALUES ('', '', '')")]
    [InlineData("CREATE TABLE mine (a)")]
    [InlineData("DROP TABLE runs")]
    [InlineData("PRAGMA user_version = 5")]
    [InlineData("PRAGMA query_only = OFF; DELETE FROM runs")]
    [InlineData("ATTACH 'FOLDER/other.db' AS other")]
    [InlineData("VACUUM INTO 'FOLDER/copy.db'")]
    [InlineData("VACUUM")]
    public async Task Nothing_can_be_written(string sql)
    {
        using var folder = new TemporaryFolder();
        await Store.SweepAsync(["gru"], [0]);
        await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(Store, sql.Replace("FOLDER", folder.Path, StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal(("cell=gru", 0L), (await Database.ByHandAsync("SELECT label FROM runs"), await Database.ByHandAsync("PRAGMA user_version")));
    }

    [Theory]
    [InlineData("SELECT val_pp FROM curves", "The query is wrong (no such column: val_pp). Views: run_summary, ")]
    [InlineData("SELEC 1", "The query is wrong (near \"SELEC\": syntax error).")]
    [InlineData("DELETE FROM runs", "A query may only read, and this one tries to write")]
    [InlineData("", "There is no query in this text")]
    [InlineData("SELECT 1; SELECT 2", "There is more than one statement in this text")]
    public async Task A_wrong_query_is_told_in_a_sentence(string sql, string expected)
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(Store, sql));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_cut()
    {
        const string Three = "SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3";
        var cut = await ReadOnlyQuery.RunAsync(Store, Three, maxRows: 2);
        Assert.Equal((2, true), (cut.Rows.Count, cut.Cut));
        var whole = await ReadOnlyQuery.RunAsync(Store, Three, maxRows: 3);
        Assert.Equal((3, false), (whole.Rows.Count, whole.Cut));
    }

    [Fact]
    public async Task An_endless_query_is_interrupted_by_its_limit_and_by_the_caller()
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => ReadOnlyQuery.RunAsync(Store, Endless, maxTime: TimeSpan.FromMilliseconds(1)));
        Assert.StartsWith("The query took longer than 0.001 seconds", error.Message, StringComparison.Ordinal);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadOnlyQuery.RunAsync(Store, Endless, cancellation: caller.Token));
    }

    [Fact]
    public async Task The_formats_are_as_approved()
    {
        var result = await ReadOnlyQuery.RunAsync(Store,
            """SELECT 1 AS "a b", 0.1 AS x, 'say "so", he wrote' AS text, NULL AS missing UNION ALL SELECT -2, 9e999, 'ü' || char(10) || 'b', 1e-7""");
        Approve(result.WriteCsv, "query.csv");
        Approve(result.WriteJson, "query.json");
        var none = await ReadOnlyQuery.RunAsync(Store, "SELECT 1 AS a WHERE 1 = 0");
        Approve(none.WriteCsv, "none.csv");
        Approve(none.WriteJson, "none.json");
    }

    private static void Approve(Action<TextWriter> write, string name)
    {
        using var text = new StringWriter();
        write(text);
        Repository.Approve(text.ToString(), name);
    }
}
