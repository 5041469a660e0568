using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// One file in WAL mode: one writer with its queue, and readers beside it that it never keeps waiting. At rest everything is in
/// that one file again (<see cref="SqliteRest"/>): it can be copied alone.
/// </summary>
internal sealed class SqliteDatabase : StoreDatabase
{
    /// <summary>How long a statement waits for another process's lock: well below the time after which a host's call gives up, so that the cause is told.</summary>
    internal const int BusySeconds = 10;

    /// <summary>For tests that cut the power at a statement, never set elsewhere: told the writer's connection once it is open.</summary>
    internal static Action<SqliteConnection>? Opened { get; set; }

    private readonly string _source;
    private readonly string _reading;
    private readonly SqliteWriteQueue? _writes;

    private SqliteDatabase(string file, SqliteWriteQueue? writes)
    {
        Name = file;
        _source = writes is null && SqliteRest.LiesStill(file) ? SqliteRest.Unchanging(file) : file;
        _reading = ConnectionString(_source, SqliteOpenMode.ReadOnly, pooling: true);
        _writes = writes;
    }

    public override string Name { get; }

    public override Dialect Dialect => SqliteDialect.Instance;

    /// <summary>Opens the file, creates it where it is missing, and brings its schema up to date.</summary>
    /// <exception cref="ResultsFolderException">It cannot be written, is no database, or was written by a newer program.</exception>
    public static Task<SqliteDatabase> OpenAsync(string file, TimeProvider time, CancellationToken cancellation) => Task.Run(
        () => SqliteErrors.Explained(file, () =>
        {
            var connection = new SqliteConnection(ConnectionString(file, SqliteOpenMode.ReadWriteCreate, pooling: false));
            try
            {
                connection.Open();
                Opened?.Invoke(connection);
                connection.Execute("PRAGMA journal_mode = WAL");
                Migrations.Apply(connection, SqliteDialect.Instance, file, time);
                return new SqliteDatabase(file, new SqliteWriteQueue(connection));
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }),
        cancellation);

    /// <summary>An existing file, for reading only.</summary>
    public static SqliteDatabase ForReading(string file) => new(file, null);

    public override Task<T> ReadAsync<T>(Func<DbConnection, T> read, bool snapshot, CancellationToken cancellation) => Task.Run(
        () => SqliteErrors.Explained(Name, () =>
        {
            using var connection = new SqliteConnection(_reading);
            connection.Open();
            using var moment = snapshot ? connection.BeginTransaction(deferred: true) : null;
            return read(connection);
        }),
        cancellation);

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write, bool durable, CancellationToken cancellation) => _writes is null
        ? throw new InvalidOperationException($"{Name} was opened for reading only.")
        : _writes.EnqueueAsync(durable, write, cancellation);

    /// <summary>The one host of a file holds its folder's lock; its lease is a row like any other.</summary>
    public override Task<T> WriteOfLeaseAsync<T>(Func<DbConnection, T> write, CancellationToken cancellation) => WriteAsync(write, durable: false, cancellation);

    public override Task<QueryResult> QueryAsync(string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation) => Task.Run(
        () => SqliteErrors.Explained(Name, () =>
        {
            // Nobody uses the connection afterwards, whatever the query has set on it.
            using var connection = new SqliteConnection(ConnectionString(_source, SqliteOpenMode.ReadOnly, pooling: false));
            connection.Open();
            return SqliteQuery.Run(connection, sql, maxRows, maxTime, cancellation);
        }),
        cancellation);

    /// <summary>The readers go first: a log is emptied only once nobody reads it.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_writes is not null)
        {
            await _writes.EndAsync(writer =>
            {
                CloseReaders();
                SqliteRest.EmptyLog(writer);
            });
        }
        else
        {
            CloseReaders();
            if (_source == Name) await Task.Run(() => SqliteRest.LeaveOneFile(Name));
        }
    }

    private void CloseReaders()
    {
        using var pooled = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(pooled);
    }

    internal static string ConnectionString(string file, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        ForeignKeys = true,
        Pooling = pooling,
        DefaultTimeout = BusySeconds,
    }.ToString();
}
