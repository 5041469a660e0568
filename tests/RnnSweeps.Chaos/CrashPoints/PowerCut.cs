using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>
/// Counts a process's operations on the disk and the database, and ends it before one of them. A loss of power also takes what
/// no flush has made durable: half of a file that was not flushed, a rename whose folder was not flushed, and what was
/// written to the database's log after the last commit that waited for the disk.
/// </summary>
/// <param name="at">The operation that does not happen any more, from 1.</param>
internal sealed class PowerCut(CutKind kind, int at)
{
    /// <summary>In the process's folder: which operation it was.</summary>
    public const string Note = "cut.txt";

    private readonly Lock _oneAtATime = new();
    private int _operations;
    private string? _unflushedFile;
    private (string Path, byte[]? Former)? _unflushedRename;
    private long _durableLog;
    private bool _flushesCommits, _committed;

    public string? Database { get; set; }

    /// <param name="what">A file's path or the statement.</param>
    public void Before(string operation, string what)
    {
        lock (_oneAtATime)
        {
            if (operation == "statement" && _committed && _flushesCommits) _durableLog = Log.Exists ? Log.Length : 0;
            if (++_operations == at) End(operation, what);
            Remember(operation, what);
        }
    }

    private FileInfo Log => new(Database + "-wal");

    private void Remember(string operation, string what)
    {
        switch (operation)
        {
            case "write":
                _unflushedFile = what;
                break;
            case "flush":
                _unflushedFile = null;
                break;
            case "rename":
                _unflushedRename = (what, File.Exists(what) ? File.ReadAllBytes(what) : null);
                break;
            case "flush folder":
                _unflushedRename = null;
                break;
            case "statement":
                _committed = what == "COMMIT";
                if (what.StartsWith("PRAGMA synchronous", StringComparison.Ordinal)) _flushesCommits = what.EndsWith("FULL", StringComparison.Ordinal);
                break;
        }
    }

    private void End(string operation, string what)
    {
        File.WriteAllText(Note, $"{operation} {what.ReplaceLineEndings(" ")}");
        if (kind == CutKind.Power)
        {
            EndOthers();
            Lose();
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

    private void Lose()
    {
        if (_unflushedFile is { } file && File.Exists(file))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            stream.SetLength(stream.Length / 2);
        }
        if (_unflushedRename is { } rename)
        {
            if (rename.Former is { } former) File.WriteAllBytes(rename.Path, former);
            else File.Delete(rename.Path);
        }
        if (Log.Exists && Log.Length > _durableLog)
        {
            using var log = new FileStream(Log.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            log.SetLength(_durableLog);
        }
    }
}
