using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Queries;
using SQLitePCL;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>A person's SQL on SQLite: the file is opened read-only, and no other file can be attached or written.</summary>
internal static class SqliteQuery
{
    private const int NoAttachedDatabases = 0;

    /// <summary>Steps of SQLite's machine between two looks at the token: some tens of microseconds.</summary>
    private const int StepsBetweenChecks = 10_000;

    /// <param name="connection">Opened for reading, and for this query alone.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="maxRows">Rows to return at most; null for all.</param>
    /// <param name="maxTime">After this time it is interrupted; null for never.</param>
    /// <param name="cancellation">Interrupts the running statement at once.</param>
    public static QueryResult Run(SqliteConnection connection, string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (maxTime is { } time) limit.CancelAfter(time);
        var token = limit.Token;
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, NoAttachedDatabases);
        connection.Execute("PRAGMA query_only = ON");
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenChecks, _ => token.IsCancellationRequested ? 1 : 0, null);
        try
        {
            return Read(connection, sql, maxRows);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            cancellation.ThrowIfCancellationRequested();
            throw QueryException.TooLong(maxTime!.Value, error);
        }
        catch (SqliteException error)
        {
            throw error.SqliteErrorCode == raw.SQLITE_READONLY ? QueryException.Writes(error) : QueryException.Wrong(Detail(error), error);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The SQL is the person's own, and the connection cannot write.")]
    private static QueryResult Read(SqliteConnection connection, string sql, int? maxRows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        if (reader.FieldCount == 0) throw QueryException.None();
        var result = QueryResult.Read(reader, maxRows);
        return result.Cut || !reader.NextResult() ? result : throw QueryException.Several();
    }

    /// <summary>The database's own words without the library's frame: "no such column: val_pp".</summary>
    private static string Detail(SqliteException error) =>
        error.Message.IndexOf('\'', StringComparison.Ordinal) is var start and >= 0 && error.Message.LastIndexOf('\'') is var end && end > start
            ? error.Message[(start + 1)..end]
            : error.Message;
}
