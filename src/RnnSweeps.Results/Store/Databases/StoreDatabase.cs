using System.Data.Common;
using RnnSweeps.Results.Queries;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>One database of the store, of one kind: how it is read and written there. What is written is the store's affair.</summary>
internal abstract class StoreDatabase : IAsyncDisposable
{
    /// <summary>What people call it in a sentence: the file's path, or host and name. No secret is in it.</summary>
    public abstract string Name { get; }

    public abstract Dialect Dialect { get; }

    /// <summary>Hands a reader a connection of its own; it never waits for a writer and sees whole transactions only.</summary>
    /// <param name="read">Called with the connection; may be called again from the start if the database was out of reach for a moment.</param>
    /// <param name="snapshot">True if all of its statements shall see the same moment.</param>
    /// <param name="cancellation">Acts until the reader's turn comes.</param>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, T> read, bool snapshot, CancellationToken cancellation);

    /// <summary>Writes in one transaction; the task ends after its commit.</summary>
    /// <param name="write">Called inside the transaction; called again from the start where the database asks for it and nothing of the first call is left.</param>
    /// <param name="durable">True to have it on the disk before the task ends; a database whose server can fall alone has every write there.</param>
    /// <param name="cancellation">Acts until the operation's turn comes; then it runs to its end.</param>
    /// <exception cref="InvalidOperationException">Opened for reading only.</exception>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, T> write, bool durable, CancellationToken cancellation);

    /// <summary>The same for a silo's lease, which waits for nothing else that is written or read.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public abstract Task<T> WriteOfLeaseAsync<T>(Func<DbConnection, T> write, CancellationToken cancellation);

    /// <summary>Answers a person's SQL, which can only read.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="maxRows">Rows to return at most; null for all.</param>
    /// <param name="maxTime">After this time it is interrupted; null for never.</param>
    /// <param name="cancellation">Interrupts the running statement at once.</param>
    /// <exception cref="QueryException">The SQL is wrong, tries to write, is more than one statement, or took too long.</exception>
    public abstract Task<QueryResult> QueryAsync(string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
