using System.Globalization;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>What a host and its folder for temporary files take of the machine at one moment.</summary>
/// <param name="Runs">That have ended by then.</param>
/// <param name="ResidentBytes">Of the host alone.</param>
/// <param name="Zombies">Children that have ended and were not asked how.</param>
/// <param name="Ports">On which the host listens.</param>
internal sealed record HostUse(int Runs, long ResidentBytes, int OpenFiles, int Children, int Zombies, int Ports, int TemporaryEntries)
{
    private const string Listening = "0A";

    public static HostUse Of(int host, Workplace place, int runs)
    {
        var children = ChildrenOf(host);
        // One that has ended just now is a zombie for the moment until it is asked how.
        var zombies = children.Where(c => c.State == 'Z').Select(c => c.Id).ToHashSet();
        if (zombies.Count > 0) Thread.Sleep(TimeSpan.FromSeconds(1));
        zombies.IntersectWith(ChildrenOf(host).Where(c => c.State == 'Z').Select(c => c.Id));
        var files = Directory.EnumerateFileSystemEntries($"/proc/{host}/fd").ToList();
        return new HostUse(
            runs, Resident(host), files.Count, children.Count, zombies.Count, PortsOf(files, host),
            Directory.EnumerateFileSystemEntries(place.Temporary, "*", SearchOption.AllDirectories).Count());
    }

    private static List<RunningProcess> ChildrenOf(int host) => [.. RunningProcess.All().Where(p => p.Parent == host)];

    public static long Resident(int host) => 1024 * RunningProcess.Text(host, "status")!.Split('\n').Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();

    private static int PortsOf(IEnumerable<string> files, int host)
    {
        var sockets = files.Select(f => new FileInfo(f).LinkTarget).Where(t => t is not null && t.StartsWith("socket:[", StringComparison.Ordinal)).Select(t => t![8..^1]).ToHashSet();
        return ((string[])["net/tcp", "net/tcp6"]).SelectMany(f => (RunningProcess.Text(host, f) ?? "").Split('\n').Skip(1))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Count(l => l.Length > 9 && l[3] == Listening && sockets.Contains(l[9]));
    }
}
