using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Queries;

/// <summary>Answers a person's SQL. It can only read, by the database's own means.</summary>
public static class ReadOnlyQuery
{
    /// <param name="store">Where to ask.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="maxRows">Rows to return at most; null for all.</param>
    /// <param name="maxTime">After this time the query is interrupted; null for never.</param>
    /// <param name="cancellation">Interrupts the running statement at once.</param>
    /// <exception cref="QueryException">The SQL is wrong, tries to write, is more than one statement, or took too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task<QueryResult> RunAsync(
        ResultStore store, string sql, int? maxRows = null, TimeSpan? maxTime = null, CancellationToken cancellation = default) =>
        store.QueryAsync(sql, maxRows, maxTime, cancellation);
}
