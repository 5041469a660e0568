using System.Globalization;
using System.Runtime.InteropServices;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// The processes of a trainer: it leads a session and a group of its own, so that whatever it has started is found and ended
/// with it. Read from <c>/proc</c>; elsewhere than on Linux a group looks empty.
/// </summary>
internal static partial class ProcessGroup
{
    private const int Kill9 = 9;

    /// <summary>Fields of <c>/proc/PID/stat</c> after the name in brackets, from 0.</summary>
    private const int State = 0, Group = 2, Session = 3, ResidentPages = 21;

    /// <summary>Signal 9 to all of the group; nothing if there is none.</summary>
    public static void Kill(int group)
    {
        if (OperatingSystem.IsLinux() && group > 1) _ = Signal(-group, Kill9);
    }

    /// <summary>Signal 9 to each of these, among them what has left the group and not the session.</summary>
    public static void Kill(IEnumerable<int> members)
    {
        foreach (var process in members) _ = Signal(process, Kill9);
    }

    /// <summary>Those that have not ended; what only waits for its parent's question counts as ended.</summary>
    public static IReadOnlyList<int> Members(int group) => [.. Read(group).Select(p => p.Process)];

    /// <summary>Resident memory of all of them, bytes.</summary>
    public static long ResidentBytes(int group) => Read(group).Sum(p => p.Pages) * Environment.SystemPageSize;

    private static IEnumerable<(int Process, long Pages)> Read(int group)
    {
        if (!OperatingSystem.IsLinux()) yield break;
        var id = group.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process)) continue;
            if (Fields(folder) is not { } fields || fields[State] is "Z" or "X" || (fields[Group] != id && fields[Session] != id)) continue;
            yield return (process, long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture));
        }
    }

    private static string[]? Fields(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            // The name may hold blanks and brackets itself.
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended meanwhile.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
