using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using RnnSweeps.Results.Queries;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// A person's SQL on PostgreSQL. It is the query of a cursor, so that nothing but one SELECT is possible, inside a read-only
/// transaction that has read already, so that no statement can make it writable, and which is always rolled back.
/// <para>
/// What a role may do beside reading tables, a query may do too. A store should not be reached as a superuser; where it is,
/// the query gets the rights of <c>pg_read_all_data</c> alone, and what could give them back is refused.
/// </para>
/// </summary>
internal static partial class PostgresQuery
{
    /// <summary>Longer than any limit: the server ends a query by itself if this process cannot ask it to.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static async Task<QueryResult> RunAsync(
        string connectionString, string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(sql)) throw QueryException.None();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (maxTime is { } time) limit.CancelAfter(time);
        // Nobody uses the connection afterwards, whatever the query has set on it.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        try
        {
            await using var connection = new NpgsqlConnection(own.ConnectionString);
            await connection.OpenAsync(limit.Token);
            return await ReadAsync(connection, sql, maxRows, maxTime, limit.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw QueryException.TooLong(maxTime!.Value, error);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.QueryCanceled && maxTime is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            throw QueryException.TooLong(maxTime.Value, error);
        }
    }

    private static async Task<QueryResult> ReadAsync(NpgsqlConnection connection, string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var timeout = maxTime is { } time ? (long)(time + Grace).TotalMilliseconds : 0;
        await connection.ExecuteAsync($"SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = {timeout}");
        if (await connection.ExecuteScalarAsync<string>("SELECT current_setting('is_superuser')") == "on")
        {
            if (Undoing().Match(sql) is { Success: true } found)
                throw QueryException.Wrong($"'{found.Value}' is not allowed while the store is reached as a superuser", null);
            await connection.ExecuteAsync("SET LOCAL ROLE pg_read_all_data");
        }
        try
        {
            await ExecuteAsync(connection, $"DECLARE answer NO SCROLL CURSOR FOR {sql}", cancellation);
            await using var fetch = new NpgsqlCommand(maxRows is { } rows ? $"FETCH FORWARD {rows + 1L} FROM answer" : "FETCH ALL FROM answer", connection);
            await using var reader = await fetch.ExecuteReaderAsync(cancellation);
            return QueryResult.Read(reader, maxRows);
        }
        catch (NotSupportedException error)
        {
            // The driver has seen a second statement.
            throw QueryException.Several(error);
        }
        catch (PostgresException error) when (error.SqlState is not PostgresErrorCodes.QueryCanceled && !PostgresErrors.IsLost(error))
        {
            throw Described(error, sql);
        }
    }

    /// <summary>Sent as one message that the server takes for one statement or refuses.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The SQL is the person's own, and the transaction cannot write.")]
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static QueryException Described(PostgresException error, string sql) => error switch
    {
        { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.FeatureNotSupported } => QueryException.Writes(error),
        { SqlState: PostgresErrorCodes.SyntaxError } when Statement().IsMatch(sql) => QueryException.Writes(error),
        { SqlState: PostgresErrorCodes.SyntaxError } when error.MessageText.Contains("multiple commands", StringComparison.Ordinal) => QueryException.Several(error),
        _ => QueryException.Wrong(error.MessageText, error),
    };

    [GeneratedRegex(@"^\s*(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|copy|do|call|set|reset|begin|commit|rollback|vacuum|lock|comment)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    /// <summary>Functions that change the role or run a text as SQL, and identifiers that are written in escapes.</summary>
    [GeneratedRegex(@"set_config|query_to_xml\w*|cursor_to_xml\w*|ts_stat|ts_rewrite|dblink\w*|\bU&", RegexOptions.IgnoreCase)]
    private static partial Regex Undoing();
}
