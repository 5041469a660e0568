using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Store;
using SQLitePCL;

namespace RnnSweeps.Results.Queries;

/// <summary>
/// Answers a person's SQL. It can only read, by the database's own means: the file is opened read-only, and no other file
/// can be attached or written.
/// </summary>
public static class ReadOnlyQuery
{
    private const int NoAttachedDatabases = 0;

    /// <summary>Steps of SQLite's machine between two looks at the token: some tens of microseconds.</summary>
    private const int StepsBetweenChecks = 10_000;

    /// <param name="maxRows">Rows to return at most; null for all.</param>
    /// <param name="maxTime">After this time the query is interrupted; null for never.</param>
    /// <exception cref="QueryException">The SQL is wrong, tries to write, is more than one statement, or took too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the running statement is interrupted at once.</exception>
    public static async Task<QueryResult> RunAsync(
        ResultStore store, string sql, int? maxRows = null, TimeSpan? maxTime = null, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (maxTime is { } time) limit.CancelAfter(time);
        try
        {
            return await store.ReadAsync(connection => Run(connection, sql, maxRows, limit.Token), cancellation, shared: false);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new QueryException($"The query took longer than {maxTime!.Value.TotalSeconds:0.###} seconds: narrow it down, for example to one sweep.", error);
        }
    }

    private static QueryResult Run(SqliteConnection connection, string sql, int? maxRows, CancellationToken cancellation)
    {
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, NoAttachedDatabases);
        connection.Execute("PRAGMA query_only = ON");
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenChecks, _ => cancellation.IsCancellationRequested ? 1 : 0, null);
        try
        {
            return Read(connection, sql, maxRows);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is not raw.SQLITE_INTERRUPT)
        {
            throw new QueryException(Told(error), error);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The SQL is the person's own, and the connection cannot write.")]
    private static QueryResult Read(SqliteConnection connection, string sql, int? maxRows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        if (reader.FieldCount == 0)
            throw new QueryException("There is no query in this text: begin with SELECT or WITH.");
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            if (rows.Count == maxRows) return new QueryResult(columns, rows, Cut: true);
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(i => Plain(reader.GetValue(i)))]);
        }
        if (reader.NextResult())
            throw new QueryException("There is more than one statement in this text: give one at a time.");
        return new QueryResult(columns, rows, Cut: false);
    }

    private static object? Plain(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => value,
    };

    private static string Told(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_READONLY => "A query may only read, and this one tries to write: begin with SELECT or WITH.",
        _ => $"The query is wrong ({Detail(error)}). Views: run_summary, leaderboard, curves, comparisons; tables: sweeps, runs, attempts, epochs, evaluations, samples, checkpoints, texts, events.",
    };

    /// <summary>The database's own words without the library's frame: "no such column: val_pp".</summary>
    private static string Detail(SqliteException error) =>
        error.Message.IndexOf('\'', StringComparison.Ordinal) is var start and >= 0 && error.Message.LastIndexOf('\'') is var end && end > start
            ? error.Message[(start + 1)..end]
            : error.Message;
}
