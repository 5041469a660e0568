using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;
using SQLitePCL;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// The one writer. Operations run in the order in which they were given; those that wait together share a transaction, each
/// within a savepoint, so that one that fails leaves the others alone. Their tasks end after the commit.
/// </summary>
internal sealed class SqliteWriteQueue
{
    private const int LargestBatch = 256;

    private readonly SqliteConnection _connection;
    private readonly Channel<Operation> _waiting = Channel.CreateBounded<Operation>(
        new BoundedChannelOptions(4 * LargestBatch) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Task _writing;
    private bool? _durable;

    public SqliteWriteQueue(SqliteConnection connection)
    {
        _connection = connection;
        _writing = Task.Run(WriteAsync);
    }

    /// <param name="durable">True to have the transaction on the disk (fsync) before the task ends.</param>
    /// <param name="write">Called once, on the writer's turn, inside the transaction.</param>
    /// <param name="cancellation">Acts until the operation's turn comes; then it runs to its end.</param>
    /// <exception cref="ResultsFolderException">The disk is full or fails.</exception>
    public async Task<T> EnqueueAsync<T>(bool durable, Func<DbConnection, T> write, CancellationToken cancellation)
    {
        var operation = new Operation<T>(durable, write, cancellation);
        try
        {
            await _waiting.Writer.WriteAsync(operation, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(ResultStore));
        }
        return await operation.Result;
    }

    /// <summary>Writes what waits, then closes.</summary>
    /// <param name="atRest">Called between the two, once nothing is written any more.</param>
    public async ValueTask EndAsync(Action<SqliteConnection> atRest)
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await using (_connection) atRest(_connection);
    }

    private async Task WriteAsync()
    {
        var batch = new List<Operation>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var operation)) batch.Add(operation);
            Write(batch);
            batch.Clear();
        }
    }

    private void Write(List<Operation> batch)
    {
        try
        {
            RollBack();
            Synchronise(durable: batch.Exists(o => o.Durable));
            _connection.Execute("BEGIN IMMEDIATE");
            foreach (var operation in batch) RunInSavepoint(operation);
            _connection.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whatever ends a batch belongs to its callers, who await their tasks; the queue goes on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            RollBack();
            var told = error is SqliteException sqlite ? SqliteErrors.Explain(sqlite, _connection.DataSource) : error;
            foreach (var operation in batch) operation.Fail(told);
        }
        foreach (var operation in batch) operation.Complete();
    }

    /// <summary>A disk that has just failed may refuse this too; then the transaction is still open, and the next batch tries again.</summary>
    private void RollBack()
    {
        if (!InTransaction) return;
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // What failed before it is what the callers are told.
        }
    }

    private void RunInSavepoint(Operation operation)
    {
        _connection.Execute("SAVEPOINT operation");
        if (operation.Run(_connection) is { } error)
        {
            // A full disk or a failing one ends the whole transaction, not the savepoint alone.
            if (!InTransaction) throw error;
            _connection.Execute("ROLLBACK TO operation");
        }
        _connection.Execute("RELEASE operation");
    }

    /// <summary>With FULL, a commit in WAL mode ends with an fsync of the log, which then holds all earlier commits too; with NORMAL it does not wait.</summary>
    private void Synchronise(bool durable)
    {
        if (_durable == durable) return;
        _connection.Execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        _durable = durable;
    }

    private bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    private abstract class Operation(bool durable)
    {
        public bool Durable => durable;

        /// <summary>The error of the operation, if it failed; the task ends with <see cref="Complete"/> or <see cref="Fail"/>.</summary>
        public abstract Exception? Run(SqliteConnection connection);

        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class Operation<T>(bool durable, Func<DbConnection, T> write, CancellationToken cancellation) : Operation(durable)
    {
        private readonly TaskCompletionSource<T> _task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;

        public Task<T> Result => _task.Task;

        public override Exception? Run(SqliteConnection connection)
        {
            if (cancellation.IsCancellationRequested)
            {
                _task.TrySetCanceled(cancellation);
                return null;
            }
            try
            {
                _value = write(connection);
                return null;
            }
#pragma warning disable CA1031 // Whatever an operation throws belongs to its caller, who awaits the task; the other operations go on.
            catch (Exception error)
#pragma warning restore CA1031
            {
                var told = error is SqliteException sqlite ? SqliteErrors.Explain(sqlite, connection.DataSource) : error;
                _task.TrySetException(told);
                return told;
            }
        }

        public override void Complete() => _task.TrySetResult(_value!);

        public override void Fail(Exception error) => _task.TrySetException(error);
    }
}
