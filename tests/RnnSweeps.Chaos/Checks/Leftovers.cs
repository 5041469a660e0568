using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Checks;

/// <summary>What a trial must not leave behind.</summary>
internal static class Leftovers
{
    /// <summary>Far longer than a trainer may live without its host.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for orphans to end by themselves; ends and names those that do not.</summary>
    public static async Task<IReadOnlyList<string>> ProcessesAsync(Marked mark)
    {
        var until = DateTime.UtcNow + Patience;
        while (mark.Living().Count > 0 && DateTime.UtcNow < until) await Task.Delay(200);
        var left = mark.Living();
        foreach (var process in left) Signals.Send(process.Id, Signals.Kill);
        return [.. left.Select(p => $"Process {p.Id} ({string.Join(' ', p.Arguments)}) lives {Patience.TotalSeconds:0} seconds after its host.")];
    }

    /// <summary>Half-written and damaged files, and what is left in the folder for temporary files.</summary>
    public static IEnumerable<string> Files(Workplace place)
    {
        foreach (var file in Directory.EnumerateFiles(place.Results, "*", SearchOption.AllDirectories))
        {
            if (file.Contains(".tmp", StringComparison.Ordinal)) yield return $"{file} was left half-written.";
            if (file.EndsWith(".damaged", StringComparison.Ordinal)) yield return $"{file} was damaged.";
        }
        foreach (var entry in Directory.EnumerateFileSystemEntries(place.Temporary).Where(e => !IsOfKilledSqlite(e))) yield return $"{entry} was left in the folder for temporary files.";
    }
    /// <summary>SQLite takes the name from a temporary file as soon as it is open; signal 9 in between leaves an empty one.</summary>
    private static bool IsOfKilledSqlite(string entry) => Path.GetFileName(entry).StartsWith("etilqs_", StringComparison.Ordinal) && new FileInfo(entry).Length == 0;
}
