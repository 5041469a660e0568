using System.Globalization;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>What the kernel tells about memory, of this control group where it counts there, else of the machine.</summary>
/// <param name="root">Where <c>proc</c> and <c>sys</c> lie; another folder in tests.</param>
internal sealed class HostMemory(string root = "/")
{
    private const long Kibibyte = 1024;

    /// <summary>
    /// How often it has ended a process because memory had run out; 0 where nobody counts. It tells such a signal 9 from one
    /// that somebody has sent.
    /// </summary>
    public long Kills() => KillCounts().Select(f => Number(f, "oom_kill")).FirstOrDefault(n => n is not null) ?? 0;

    /// <summary>Bytes that a process could still have; null where that is not told.</summary>
    public long? FreeBytes()
    {
        var machine = Number(Path.Combine(root, "proc/meminfo"), "MemAvailable:") * Kibibyte;
        var group = Groups().Select(g => Single(Path.Combine(g, "memory.max")) - Single(Path.Combine(g, "memory.current"))).Min();
        return group is null ? machine : Math.Min(machine ?? long.MaxValue, Math.Max(0, group.Value));
    }

    private IEnumerable<string> KillCounts() =>
    [
        .. Groups().Select(g => Path.Combine(g, "memory.events")), .. GroupsOfVersion1().Select(g => Path.Combine(g, "memory.oom_control")), Path.Combine(root, "proc/vmstat"),
    ];

    /// <summary>The folder of this process's control group; inside a container that is the mount itself.</summary>
    private IEnumerable<string> Groups() => Folders("sys/fs/cgroup", controllers => controllers.Length == 0);

    private IEnumerable<string> GroupsOfVersion1() => Folders("sys/fs/cgroup/memory", controllers => controllers.Split(',').Contains("memory"));

    private IEnumerable<string> Folders(string mount, Func<string, bool> isMeant) =>
        Lines(Path.Combine(root, "proc/self/cgroup")).Select(l => l.Split(':', 3)).Where(p => p.Length == 3 && isMeant(p[1])) // number:controllers:path
            .Select(p => Path.Combine(root, mount, p[2].TrimStart('/'))).Append(Path.Combine(root, mount));

    private static long? Number(string file, string name) =>
        Lines(file).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(p => p.Length > 1 && p[0] == name).Select(p => Integer(p[1])).FirstOrDefault();

    private static long? Single(string file) => Lines(file) is [var line, ..] ? Integer(line) : null;

    private static long? Integer(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
