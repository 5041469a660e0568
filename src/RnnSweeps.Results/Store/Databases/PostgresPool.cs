using System.Data.Common;
using Npgsql;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>Connections to one database, of a bounded number; whoever finds none free waits for its turn.</summary>
internal sealed class PostgresPool : IAsyncDisposable
{
    private readonly PostgresKept _connections;
    private readonly PostgresRetries _retries;
    private readonly SemaphoreSlim _free;
    private volatile bool _known;

    private PostgresPool(NpgsqlConnectionStringBuilder settings, string database)
    {
        _connections = new PostgresKept(settings);
        _retries = new PostgresRetries(_connections, database);
        _free = new SemaphoreSlim(settings.MaxPoolSize);
    }

    /// <summary>For everything but leases.</summary>
    public static PostgresPool ForWork(StoreAddress address) => new(Settings(address), address.ToString());

    /// <summary>
    /// For the silo's lease alone: one connection, so that a renewal waits for nothing that others do. An answer that takes as long
    /// as a lease is none.
    /// </summary>
    public static PostgresPool ForLeases(StoreAddress address)
    {
        var settings = Settings(address);
        (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout) = (1, 3, 3);
        return new PostgresPool(settings, address.ToString());
    }

    /// <summary>What the address says itself stays.</summary>
    public static NpgsqlConnectionStringBuilder Settings(StoreAddress address)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Enlist = false };
        foreach (var (option, value) in ((string, object)[])
        [
            ("Application Name", "rnnsweeps"), ("Maximum Pool Size", PostgresConnections.OfWork), ("Timeout", 5), ("Command Timeout", 20),
            ("TCP Keepalive Time", 5), ("TCP Keepalive Interval", 2),
        ])
            if (!said.ContainsKey(option)) settings[option] = value;
        return settings;
    }

    /// <summary>On a thread of its own: a database that answers late must not take the pool's threads from everybody else.</summary>
    /// <param name="action">May be called again from the start; see <see cref="PostgresRetries"/>.</param>
    /// <param name="cancellation">Acts until the action's turn comes, and between two tries.</param>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, T> action, CancellationToken cancellation)
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

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        _free.Dispose();
    }

    /// <summary>From the first connection on the address is known to be right.</summary>
    private Func<NpgsqlConnection, T> Known<T>(Func<NpgsqlConnection, T> action) => connection =>
    {
        _known = true;
        return action(connection);
    };
}
