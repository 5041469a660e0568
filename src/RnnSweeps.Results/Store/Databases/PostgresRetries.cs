using System.Diagnostics;
using Npgsql;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// Tries an operation again from its start: after a conflict at once, and while the server is out of reach for a bounded
/// time. A server that restarts is back within seconds.
/// </summary>
internal sealed class PostgresRetries(PostgresKept connections, string database)
{
    private const int MostConflicts = 50;

    /// <summary>For one who has worked with the database already.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>For one who has just begun: a wrong address is likelier than a server that restarts.</summary>
    public static readonly TimeSpan PatienceAtFirst = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <param name="action">Gets an open connection; where it throws, its transaction has been rolled back or its connection is gone.</param>
    /// <param name="patience">How long to wait for a server that is out of reach.</param>
    /// <param name="cancellation">Acts between two tries.</param>
    public T Run<T>(Func<NpgsqlConnection, T> action, TimeSpan patience, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var pause = FirstPause;
        for (var conflicts = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return connections.Use(action);
            }
            catch (Exception error) when (PostgresErrors.IsConflict(error) && ++conflicts < MostConflicts)
            {
                // Who waits for the same row is let through first.
                cancellation.WaitHandle.WaitOne(conflicts);
            }
            catch (Exception error) when (PostgresErrors.IsLost(error) && Stopwatch.GetElapsedTime(began) + pause < (PostgresErrors.IsCrowded(error) ? Patience : patience))
            {
                // The others are as dead as this one, unless the server is only crowded.
                if (!PostgresErrors.IsCrowded(error)) connections.Drop();
                cancellation.WaitHandle.WaitOne(pause);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            }
            catch (Exception error) when (PostgresErrors.Explain(error, database) is var told && told != error)
            {
                throw told;
            }
        }
    }
}
