namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// The processes of a trainer: it leads a session and a group of its own, so that whatever it has started is found and ended
/// with it. Once it has ended, its number may belong to somebody else: then only those count that have inherited its mark.
/// </summary>
/// <param name="leader">The trainer itself.</param>
/// <param name="mark">What it and nobody else was started with, as text <c>NAME=VALUE</c>.</param>
internal sealed class ProcessGroup(ProcessIdentity leader, string mark)
{
    private const int Kill9 = 9;

    /// <summary>Name of the environment variable by which a trainer's processes are known.</summary>
    public const string MarkVariable = "RNNSWEEPS_TRAINER_MARK";

    /// <summary>Of a child of this process that has just been started; if it has ended already, of what it has left.</summary>
    public static ProcessGroup Of(int leader, string mark) => new(
        ProcessStatus.Of(leader) is { } status && status.Parent == Environment.ProcessId ? status.Identity : new ProcessIdentity(leader, -1), $"{MarkVariable}={mark}");

    /// <summary>Those that have not ended.</summary>
    public IReadOnlyList<ProcessIdentity> Members() => [.. Living().Select(p => p.Identity)];

    /// <summary>Signal 9 to each of its processes; a stranger is never among them.</summary>
    public void Kill()
    {
        foreach (var process in Members()) process.Signal(Kill9);
    }

    /// <summary>Resident memory of all of them, bytes.</summary>
    public long ResidentBytes => Living().Sum(p => p.Pages) * Environment.SystemPageSize;

    private IEnumerable<ProcessStatus> Living()
    {
        // As long as the leader has its number, also as one that has ended, no other session or group can have it: so it had it until now.
        var all = ProcessStatus.All().ToList();
        var led = leader.Exists;
        return all.Where(p => !p.HasEnded && (led ? p.Identity == leader || p.Group == leader.Id || p.Session == leader.Id : p.Inherited(mark)));
    }
}
