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
    /// <summary>Connections that one process holds at most, of the hundred that a server allows by default.</summary>
    private const int Connections = 12;

    private static readonly (string Option, object Value)[] Defaults =
    [
        ("Application Name", "rnnsweeps"), ("Maximum Pool Size", Connections), ("Timeout", 5), ("Command Timeout", 20),
        ("TCP Keepalive Time", 5), ("TCP Keepalive Interval", 2),
    ];

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly NpgsqlDataSource _source;
    private readonly PostgresRetries _retries;
    private readonly PostgresCommits? _commits;
    private readonly SemaphoreSlim _free;
    private volatile bool _known;

    private PostgresDatabase(StoreAddress address, bool writes)
    {
        Name = address.ToString();
        _settings = Settings(address);
        _source = NpgsqlDataSource.Create(_settings);
        _retries = new PostgresRetries(_source, Name);
        _commits = writes ? new PostgresCommits() : null;
        _free = new SemaphoreSlim(_settings.MaxPoolSize);
    }

    public override string Name { get; }

    public override Dialect Dialect => PostgresDialect.Instance;

    /// <summary>Connects, and brings the database's schema up to date; hosts that start at the same time wait for each other.</summary>
    /// <exception cref="ResultsFolderException">It cannot be reached or used, or was written by a newer program.</exception>
    public static async Task<PostgresDatabase> OpenAsync(StoreAddress address, TimeProvider time, CancellationToken cancellation)
    {
        var database = new PostgresDatabase(address, writes: true);
        try
        {
            return await database.OnConnectionAsync(
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

    public override Task<T> ReadAsync<T>(Func<DbConnection, T> read, bool snapshot, CancellationToken cancellation) => OnConnectionAsync(
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
        var once = _commits.Once(write);
        return OnConnectionAsync(once, cancellation);
    }

    public override async Task<QueryResult> QueryAsync(string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation)
    {
        try
        {
            return await PostgresQuery.RunAsync(_settings.ConnectionString, sql, maxRows, maxTime, cancellation);
        }
        catch (Exception error) when (error is DbException or IOException or TimeoutException)
        {
            throw PostgresErrors.Explain(error, Name);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _free.Dispose();
    }

    /// <summary>On a thread of its own: a database that answers late must not take the pool's threads from everybody else.</summary>
    private async Task<T> OnConnectionAsync<T>(Func<NpgsqlConnection, T> action, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            return await Task.Factory.StartNew(
                () => _retries.Run(Known(action), _known ? PostgresRetries.Patience : PostgresRetries.PatienceAtFirst, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>From the first connection on the address is known to be right.</summary>
    private Func<NpgsqlConnection, T> Known<T>(Func<NpgsqlConnection, T> action) => connection =>
    {
        _known = true;
        return action(connection);
    };

    /// <summary>What the address says itself stays.</summary>
    private static NpgsqlConnectionStringBuilder Settings(StoreAddress address)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Enlist = false };
        foreach (var (option, value) in Defaults)
            if (!said.ContainsKey(option)) settings[option] = value;
        return settings;
    }
}
