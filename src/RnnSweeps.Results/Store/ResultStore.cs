using System.Data.Common;
using Dapper;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Store;

/// <summary>
/// The only durable truth, in SQLite for one host or in PostgreSQL for a cluster: the same tables, views and promises.
/// <para>
/// Who may write: with SQLite the host that holds the lock of the results folder, through one queue, in the order in which
/// the writes were given; a second process that writes anyway waits for its turn at SQLite's lock and harms nothing. With
/// PostgreSQL any number of hosts at once; writes that were given without awaiting each other have no order. Either way every
/// write is one transaction, and the fences below are part of its statements. Readers never wait for writers and see whole
/// transactions only.
/// </para>
/// <para>
/// When it is stored: a task ends after the commit of its transaction. From then on the data survives the death of this
/// process by any signal. <see cref="AddSweepAsync"/>, <see cref="EndSweepAsync"/>, <see cref="BeginAttemptAsync"/> and
/// <see cref="EndRunAsync"/> wait for an fsync as well, so that they, and everything written before them, survive the loss of power;
/// with SQLite other writes may lose their last seconds to it, which costs epochs that are trained again, never order: what was
/// written later is never there without what was written earlier. With PostgreSQL, whose server can fall alone while trainers go
/// on, every write waits.
/// </para>
/// <para>
/// How often: once. A server that restarts or is cut off is waited for, half a minute long, and the write is tried again;
/// where its connection broke during the commit, the store finds out whether that arrived.
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
    private readonly StoreDatabase _database;
    private readonly TimeProvider _time;

    private ResultStore(StoreDatabase database, string folder, TimeProvider time)
    {
        _database = database;
        Folder = folder;
        _time = time;
    }

    /// <summary>What people call the database: the absolute path of its file, or its host and name.</summary>
    public string Database => _database.Name;

    /// <summary>The results folder, absolute: what is stored as a relative path lies in it.</summary>
    internal string Folder { get; }

    /// <summary>Opens the database, creates it where it is missing, and brings its schema up to date.</summary>
    /// <exception cref="ResultsFolderException">It cannot be written, is no database, or was written by a newer program.</exception>
    public static Task<ResultStore> OpenAsync(string database, TimeProvider time, CancellationToken cancellation = default) =>
        OpenAsync(StoreAddress.OfFile(database), Path.GetDirectoryName(Path.GetFullPath(database))!, time, cancellation);

    /// <summary>Opens an existing database for reading only; writes throw. Null where there is none.</summary>
    /// <exception cref="ResultsFolderException">It cannot be read, is no database, or has another schema than this program's.</exception>
    public static Task<ResultStore?> OpenForReadingAsync(string database, CancellationToken cancellation = default) =>
        OpenForReadingAsync(StoreAddress.OfFile(database), Path.GetDirectoryName(Path.GetFullPath(database))!, cancellation);

    /// <summary>Opens a store of either kind and brings its schema up to date; see <see cref="OpenAsync(string, TimeProvider, CancellationToken)"/>.</summary>
    /// <param name="address">A file is created where it is missing; a PostgreSQL database must be there, and be empty at first.</param>
    /// <param name="folder">The results folder: stored paths that lie in it are kept relative to it.</param>
    /// <param name="time">The clock of this host.</param>
    /// <param name="cancellation">Ends the waiting for a server that is out of reach.</param>
    /// <exception cref="ResultsFolderException">It cannot be used, or was written by a newer program.</exception>
    public static async Task<ResultStore> OpenAsync(StoreAddress address, string folder, TimeProvider time, CancellationToken cancellation = default) => new(
        address.File is { } file ? await SqliteDatabase.OpenAsync(file, time, cancellation) : await PostgresDatabase.OpenAsync(address, time, cancellation),
        Path.GetFullPath(folder), time);

    /// <summary>Opens a store of either kind for reading only; see <see cref="OpenForReadingAsync(string, CancellationToken)"/>.</summary>
    /// <param name="address">Null comes back where there is no such file, or nothing of a store in it yet.</param>
    /// <param name="folder">The results folder.</param>
    /// <param name="cancellation">Ends the waiting for a server that is out of reach.</param>
    /// <exception cref="ResultsFolderException">It cannot be read, or has another schema than this program's.</exception>
    public static async Task<ResultStore?> OpenForReadingAsync(StoreAddress address, string folder, CancellationToken cancellation = default)
    {
        if (address.File is { } file && !File.Exists(file)) return null;
        var database = address.File is { } path ? (StoreDatabase)SqliteDatabase.ForReading(path) : PostgresDatabase.ForReading(address);
        var store = new ResultStore(database, Path.GetFullPath(folder), TimeProvider.System);
        try
        {
            if (await store.ReadAsync(connection => Migrations.Check(connection, database), cancellation)) return store;
            await store.DisposeAsync();
            return null;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>A reader's own connection: it sees whole transactions and never waits for a writer.</summary>
    /// <param name="read">Reads, and changes nothing else: it may be called again from the start.</param>
    /// <param name="cancellation">Acts until the reader's turn comes.</param>
    /// <param name="snapshot">True if all of its statements shall see the same moment.</param>
    internal Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancellation, bool snapshot = false) =>
        _database.ReadAsync(read, snapshot, cancellation);

    /// <inheritdoc cref="StoreDatabase.WriteAsync"/>
    internal Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellation, bool durable = false) =>
        _database.WriteAsync(write, durable, cancellation);

    /// <inheritdoc cref="StoreDatabase.QueryAsync"/>
    internal Task<QueryResult> QueryAsync(string sql, int? maxRows, TimeSpan? maxTime, CancellationToken cancellation) =>
        _database.QueryAsync(sql, maxRows, maxTime, cancellation);

    private Dialect Dialect => _database.Dialect;

    private string Now => Moment.Text(_time.GetUtcNow());

    internal static List<T> Rows<T>(DbConnection connection, Func<Row, T> map, string sql, object? parameters = null)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(new Row(reader)));
        return rows;
    }
}
