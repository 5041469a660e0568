using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

/// <summary>
/// The only durable truth. One writer per database; any number of readers, in this process and others.
/// <para>
/// Who may write: the host that holds the lock of the results folder. Within it every write goes through one queue, in the
/// order in which it was given. A second process that writes anyway waits for its turn at SQLite's lock and harms nothing,
/// for the fences below are part of the statements. Readers never wait for the writer and see whole transactions only.
/// </para>
/// <para>
/// When it is stored: a task ends after the commit of its transaction. From then on the data survives the death of the
/// process by any signal. <see cref="AddSweepAsync"/>, <see cref="EndSweepAsync"/> and <see cref="EndRunAsync"/> wait for an
/// fsync as well, so that they, and everything written before them, survive the loss of power; other writes may lose their
/// last seconds to it, which costs epochs that are trained again, never order: what was written later is never there
/// without what was written earlier.
/// </para>
/// <para>
/// In which order: the figures of an epoch, then the checkpoint's record, then the state of the run. A run that is completed
/// has all its epochs.
/// </para>
/// <para>
/// Fences: every write of a run names its attempt, and is refused, with an event <c>fenced_write</c>, unless that is the
/// run's newest attempt and its state allows the change. What has ended never changes: triggers of the database refuse it,
/// whoever asks.
/// </para>
/// </summary>
public sealed partial class ResultStore : IAsyncDisposable
{
    /// <summary>How long a statement waits for another process's lock.</summary>
    internal const int BusySeconds = 30;

    private readonly string _reading;
    private readonly string _folder;
    private readonly WriteQueue? _writes;
    private readonly TimeProvider _time;

    private ResultStore(string database, WriteQueue? writes, TimeProvider time)
    {
        Database = database;
        _folder = Path.GetDirectoryName(database)!;
        _reading = ConnectionString(database, SqliteOpenMode.ReadOnly, pooling: true);
        _writes = writes;
        _time = time;
    }

    /// <summary>The database's file: absolute.</summary>
    public string Database { get; }

    /// <summary>Opens the database, creates it where it is missing, and brings its schema up to date.</summary>
    /// <exception cref="ResultsFolderException">It cannot be written, is no database, or was written by a newer program.</exception>
    public static Task<ResultStore> OpenAsync(string database, TimeProvider time, CancellationToken cancellation = default)
    {
        database = Path.GetFullPath(database);
        return Task.Run(
            () => StoreErrors.Explained(database, () =>
            {
                var connection = new SqliteConnection(ConnectionString(database, SqliteOpenMode.ReadWriteCreate, pooling: false));
                try
                {
                    connection.Open();
                    connection.Execute("PRAGMA journal_mode = WAL");
                    Migrations.Apply(connection, time);
                    return new ResultStore(database, new WriteQueue(connection), time);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            }),
            cancellation);
    }

    /// <summary>Opens an existing database for reading only; writes throw. Null where there is none.</summary>
    /// <exception cref="ResultsFolderException">It cannot be read, is no database, or has another schema than this program's.</exception>
    public static async Task<ResultStore?> OpenForReadingAsync(string database, CancellationToken cancellation = default)
    {
        database = Path.GetFullPath(database);
        if (!File.Exists(database)) return null;
        var store = new ResultStore(database, null, TimeProvider.System);
        await store.ReadAsync(connection => { Migrations.Check(connection); return true; }, cancellation);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        if (_writes is not null) await _writes.DisposeAsync();
        using var pooled = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>A reader's own connection: it sees the newest whole transaction and never waits for the writer.</summary>
    /// <param name="shared">False for a connection that nobody uses afterwards, whatever is set on it.</param>
    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation, bool shared = true) =>
        Task.Run(
            () => StoreErrors.Explained(Database, () =>
            {
                using var connection = new SqliteConnection(shared ? _reading : ConnectionString(Database, SqliteOpenMode.ReadOnly, pooling: false));
                connection.Open();
                return read(connection);
            }),
            cancellation);

    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellation, bool durable = false) =>
        _writes is null
            ? throw new InvalidOperationException($"{Database} was opened for reading only.")
            : _writes.EnqueueAsync(durable, write, cancellation);

    private string Now => Moment.Text(_time.GetUtcNow());

    private static string ConnectionString(string database, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = database,
        Mode = mode,
        ForeignKeys = true,
        Pooling = pooling,
        DefaultTimeout = BusySeconds,
    }.ToString();

    internal static List<T> Rows<T>(SqliteConnection connection, Func<Row, T> map, string sql, object? parameters = null)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(new Row(reader)));
        return rows;
    }
}
