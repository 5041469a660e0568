using System.Data.Common;
using Dapper;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>An empty database for one test, of one of the kinds that the store works with.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Of the database; after <see cref="CreateAsync"/>.</summary>
    public abstract StoreAddress Address { get; }

    /// <summary>Stored paths that lie in it are kept relative to it.</summary>
    public abstract string Folder { get; }

    public abstract ValueTask CreateAsync();

    /// <summary>Opens a store on it; every call opens the same database.</summary>
    public Task<ResultStore> OpenAsync(TimeProvider time) => ResultStore.OpenAsync(Address, Folder, time);

    public abstract DbConnection Connect();

    /// <summary>Runs a statement as a person with a shell would, past the store; whole numbers come as <see cref="long"/>.</summary>
    public async Task<object?> ByHandAsync(string sql)
    {
        await using var connection = Connect();
        return await connection.ExecuteScalarAsync(sql) is var value && value is int whole ? (long)whole : value;
    }

    /// <summary>The clock that leases go by.</summary>
    /// <param name="time">The clock of the store.</param>
    public abstract DateTimeOffset Now(TimeProvider time);

    /// <summary>From now on nothing can be inserted into a table.</summary>
    public abstract Task RefuseInsertsAsync(string table);

    public abstract Task DropTriggerAsync(string trigger, string table);

    /// <summary>From now on table <c>written</c> tells of every write of an epoch its attempt, and the run's newest attempt and state at that moment.</summary>
    public abstract Task AuditEpochsAsync();

    public abstract ValueTask DisposeAsync();
}
