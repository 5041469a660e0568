using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// A PostgreSQL database that any number of hosts write at once: every write is a transaction of its own (READ COMMITTED),
/// ordered with others by the locks of the rows that it changes. A lost connection is made again for a bounded time.
/// </summary>
internal sealed class PostgresDatabase : StoreDatabase
{
    private readonly StoreAddress _address;
    private readonly PostgresPool _pool;
    private readonly PostgresPool? _leases;
    private readonly PostgresCommits? _commits;

    private PostgresDatabase(StoreAddress address, bool writes)
    {
        _address = address;
        _pool = PostgresPool.ForWork(address);
        if (writes) (_leases, _commits) = (PostgresPool.ForLeases(address), new PostgresCommits());
    }

    public override string Name => _address.ToString();

    public override Dialect Dialect => PostgresDialect.Instance;

    /// <summary>Connects, and brings the database's schema up to date; hosts that start at the same time wait for each other.</summary>
    /// <exception cref="ResultsFolderException">It cannot be reached or used, or was written by a newer program.</exception>
    public static async Task<PostgresDatabase> OpenAsync(StoreAddress address, TimeProvider time, CancellationToken cancellation)
    {
        var database = new PostgresDatabase(address, writes: true);
        try
        {
            return await database._pool.RunAsync(
                connection =>
                {
                    Migrations.Apply(connection, database.Dialect, database.Name, time);
                    return database;
                },
                cancellation);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>For reading only.</summary>
    public static PostgresDatabase ForReading(StoreAddress address) => new(address, writes: false);

    public override Task<T> ReadAsync<T>(Func<DbConnection, T> read, bool snapshot, CancellationToken cancellation) => _pool.RunAsync(
        connection =>
        {
            if (!snapshot) return read(connection);
            using var moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            connection.Execute("SET TRANSACTION READ ONLY");
            return read(connection);
        },
        cancellation);

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write, bool durable, CancellationToken cancellation)
    {
        if (_commits is null) throw new InvalidOperationException($"{Name} was opened for reading only.");
        return _pool.RunAsync(_commits.Once(write), cancellation);
    }

    public override Task<T> WriteOfLeaseAsync<T>(Func<DbConnection, T> write, CancellationToken cancellation)
    {
        if (_commits is null) throw new InvalidOperationException($"{Name} was opened for reading only.");
        return _leases!.RunAsync(_commits.Once(write), cancellation);
    }

    public override async Task<QueryResult> QueryAsync(string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation)
    {
        try
        {
            return await PostgresQuery.RunAsync(PostgresPool.Settings(_address).ConnectionString, sql, maxRows, maxTime, cancellation);
        }
        catch (Exception error) when (error is DbException or IOException or TimeoutException)
        {
            throw PostgresErrors.Explain(error, Name);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        if (_leases is not null) await _leases.DisposeAsync();
    }
}
