using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// What a process that was killed left half-written: <c>NAME.PROCESS-….tmp</c> beside the file that it should have become. Those
/// in the runs' folders are their trainers' affair.
/// </summary>
internal static partial class UnfinishedFiles
{
    public const string Extension = ".tmp";

    /// <summary>A database has a journal beside it.</summary>
    private const string Pattern = "*" + Extension + "*";

    /// <summary>A name for what shall become that file.</summary>
    public static string For(string path) => $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}";

    /// <summary>Whatever is written takes seconds; clocks of machines may differ by more than that.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>A clock that was set is off by less.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>The results folder itself and those in it: the texts, and the sweeps' folders.</summary>
    private static readonly EnumerationOptions Shallow = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.None };

    /// <summary>Exports of a sweep have folders of their own.</summary>
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.None };

    /// <summary>Removes those whose writer is surely gone.</summary>
    /// <param name="folder">Its host has just begun and has written nothing yet.</param>
    /// <param name="alone">True if no other machine writes there, so that a process that does not live here does not live at all.</param>
    public static void Remove(ResultsFolder folder, bool alone)
    {
        var files = Directory.EnumerateFiles(folder.Root, Pattern, Shallow);
        foreach (var sweep in Directory.EnumerateDirectories(folder.Root))
            foreach (var exports in Directory.EnumerateDirectories(sweep).Where(f => Path.GetFileName(f) != ResultsFolder.Runs))
                files = files.Concat(Directory.EnumerateFiles(exports, Pattern, Deep));
        foreach (var file in files.Distinct())
            if (WriterName().Match(file) is { Success: true } writer && (alone ? !Lives(int.Parse(writer.Groups[1].ValueSpan, CultureInfo.InvariantCulture), file) : IsOld(file)))
                DiskOperations.Delete(file);
    }

    /// <summary>Removes all of a folder.</summary>
    /// <param name="folder">Only who holds the lock that the caller holds writes there.</param>
    public static void RemoveIn(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, Pattern).Where(f => WriterName().IsMatch(f))) DiskOperations.Delete(file);
    }

    /// <summary>Removes those of one file, in any folder, that nobody has written to for long.</summary>
    public static void RemoveOf(string path)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*" + Pattern))
            if (WriterName().IsMatch(file) && IsOld(file))
                DiskOperations.Delete(file);
    }

    private static bool IsOld(string file) => File.GetLastWriteTimeUtc(file) < TimeProvider.System.GetUtcNow() - Abandoned;

    /// <summary>A process of that number which began after the file was written is another one.</summary>
    private static bool Lives(int process, string file)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime() < File.GetLastWriteTimeUtc(file) + Margin;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false; // There is none, or it ended while it was looked at.
        }
    }

    [GeneratedRegex(@"\.([0-9]{1,9})([-.][0-9a-f]+)?\.tmp(-journal|-wal|-shm)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WriterName();
}
