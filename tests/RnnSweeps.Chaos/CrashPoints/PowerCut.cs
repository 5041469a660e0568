using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>
/// Counts a process's operations on the disk and the database, and ends it before one of them. A loss of power also takes what
/// no flush has made durable, in this process and in all others of the trial: see <see cref="Unflushed"/>.
/// </summary>
/// <param name="at">The operation that does not happen any more, from 1; 0 in a process that only loses what another one's cut takes.</param>
internal sealed class PowerCut(CutKind kind, int at)
{
    /// <summary>In the process's folder: which operation it was.</summary>
    public const string Note = "cut.txt";

    /// <summary>Beside it: what the loss of power took, a line each.</summary>
    public const string Lost = "lost.txt";

    private readonly Lock _oneAtATime = new();
    private readonly Unflushed? _unflushed = kind == CutKind.Power ? Unflushed.OfThisProcess(Environment.CurrentDirectory) : null;
    private int _operations;
    private string _log = "";
    private bool _flushesCommits;

    /// <summary>The writer's connection is open.</summary>
    public void Opened(string database)
    {
        lock (_oneAtATime) _unflushed?.Opened(_log = database + "-wal");
    }

    /// <param name="what">A file's path or the statement.</param>
    public void Before(string operation, string what)
    {
        lock (_oneAtATime)
        {
            if (++_operations == at) End(operation, what);
            _unflushed?.Remember(operation, what);
        }
    }

    /// <summary>A statement of the writer's has been done.</summary>
    public void After(string statement)
    {
        lock (_oneAtATime)
        {
            if (statement.StartsWith("PRAGMA synchronous", StringComparison.Ordinal)) _flushesCommits = statement.EndsWith("FULL", StringComparison.Ordinal);
            if (statement == "COMMIT" && _flushesCommits) _unflushed?.LogIsDurable(_log);
        }
    }

    private void End(string operation, string what)
    {
        File.WriteAllText(Note, $"{operation} {what.ReplaceLineEndings(" ")}");
        if (kind == CutKind.Power)
        {
            EndOthers();
            File.WriteAllLines(Lost, Unflushed.Lose(Environment.CurrentDirectory));
        }
        Signals.Send(Environment.ProcessId, Signals.Kill);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void EndOthers()
    {
        var mark = new Marked(Environment.GetEnvironmentVariable(Marked.Variable)!);
        while (mark.Living().Where(p => p.Id != Environment.ProcessId).ToList() is { Count: > 0 } others)
        {
            foreach (var other in others) Signals.Send(other.Id, Signals.Kill);
            Thread.Sleep(10);
        }
    }
}
