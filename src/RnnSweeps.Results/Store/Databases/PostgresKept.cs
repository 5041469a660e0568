using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// Connections that are kept for the next one, instead of the driver's own pool: that throws all of its connections away when a
/// crowded server refuses one more, and then finds none again. Nobody leaves settings of his own on one of these.
/// </summary>
internal sealed class PostgresKept(NpgsqlConnectionStringBuilder settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false });
    private readonly ConcurrentStack<NpgsqlConnection> _idle = new();
    private volatile bool _ended;

    /// <summary>Hands out one that is open, and takes it back unless it broke.</summary>
    public T Use<T>(Func<NpgsqlConnection, T> action)
    {
        var connection = Take();
        try
        {
            return action(connection);
        }
        finally
        {
            if (connection.State == ConnectionState.Open && !_ended) _idle.Push(connection);
            else connection.Dispose();
        }
    }

    /// <summary>Closes those that nobody uses: the server is gone, and they with it.</summary>
    public void Drop()
    {
        while (_idle.TryPop(out var connection)) connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _ended = true;
        Drop();
        await _source.DisposeAsync();
    }

    private NpgsqlConnection Take()
    {
        while (_idle.TryPop(out var kept))
        {
            if (kept.State == ConnectionState.Open) return kept;
            kept.Dispose();
        }
        return _source.OpenConnection();
    }
}
