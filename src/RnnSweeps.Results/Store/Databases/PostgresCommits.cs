using System.Collections.Concurrent;
using System.Data;
using Dapper;
using Npgsql;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// Does every write once, though it may be tried several times: each leaves a mark in table <c>commits</c> with its
/// transaction. When a connection breaks during the commit nobody knows whether it arrived; the next try begins with the same
/// mark, and finds it taken (after waiting for the former try's end, if the server still works on it) or free.
/// </summary>
internal sealed class PostgresCommits
{
    /// <summary>
    /// Nobody asks again for the mark of a write that was answered. Of the others, which hosts that were killed have left, a clock
    /// that jumps must not remove one that is still asked for.
    /// </summary>
    private const string Prune = "DELETE FROM commits WHERE id = ANY(@marks) OR at < now() - interval '30 days'";

    private const int WritesBetweenPrunings = 1000;

    /// <summary>
    /// Every commit is on the disk before it is answered, whatever the server's default. A server can fall while trainers go on: a
    /// lost attempt would be given to two of them, a lost epoch never be told again. And a host that freezes in the middle must not
    /// keep the rows that it has locked from the others.
    /// </summary>
    private const string Begin = """
        SET LOCAL idle_in_transaction_session_timeout = '5s';
        SET LOCAL synchronous_commit = on;
        INSERT INTO commits (id) VALUES (@mark)
        """;

    private readonly ConcurrentQueue<Guid> _answered = [];

    /// <summary>A transaction around <paramref name="write"/> that can be tried any number of times and is committed once.</summary>
    public Func<NpgsqlConnection, T> Once<T>(Func<NpgsqlConnection, T> write)
    {
        var mark = Guid.NewGuid();
        T? committing = default;
        return connection =>
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            try
            {
                connection.Execute(Begin, new { mark });
            }
            catch (PostgresException error) when (error is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "commits_pkey" })
            {
                return Answered(mark, committing!);
            }
            committing = write(connection);
            transaction.Commit();
            if (_answered.Count >= WritesBetweenPrunings) connection.Execute(Prune, new { marks = Dequeue() });
            return Answered(mark, committing);
        };
    }

    /// <summary>The last thing that happens: whatever fails before it is tried again, and finds the mark.</summary>
    private T Answered<T>(Guid mark, T answer)
    {
        _answered.Enqueue(mark);
        return answer;
    }

    private Guid[] Dequeue()
    {
        var marks = new List<Guid>();
        while (marks.Count < WritesBetweenPrunings && _answered.TryDequeue(out var mark)) marks.Add(mark);
        return [.. marks];
    }
}
