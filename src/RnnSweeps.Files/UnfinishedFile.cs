using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnSweeps.Files;

/// <summary>
/// A file that is being written, or that a process which was killed left half-written: <c>NAME.PROCESS-….tmp</c> beside the file that it
/// shall become.
/// </summary>
/// <param name="Path">A database has a journal beside it, which counts as one more such file.</param>
/// <param name="Target">The path of what it shall become.</param>
/// <param name="Process">The number of its writer, which in a folder that machines share says nothing.</param>
public sealed partial record UnfinishedFile(string Path, string Target, int Process)
{
    public const string Extension = ".tmp";

    /// <summary>What a database writes beside its file.</summary>
    private static readonly string[] Companions = ["", "-journal", "-wal", "-shm"];

    /// <summary>Whatever is written takes seconds; clocks of machines may differ by more than that.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>A clock that was set is off by less.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly EnumerationOptions Flat = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>True for a file that nobody has written to for long.</summary>
    public bool IsAbandoned => File.GetLastWriteTimeUtc(Path) < TimeProvider.System.GetUtcNow() - Abandoned;

    /// <summary>
    /// True while its writer lives, if that is a process of this machine: one of that number which began after the file was written
    /// is another one.
    /// </summary>
    public bool IsBeingWritten
    {
        get
        {
            try
            {
                using var found = System.Diagnostics.Process.GetProcessById(Process);
                return found.StartTime.ToUniversalTime() < File.GetLastWriteTimeUtc(Path) + Margin;
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                return false; // There is none, or it ended while it was looked at.
            }
        }
    }

    /// <summary>A name, used by nobody else, for what shall become that file.</summary>
    public static string NameFor(string path) => $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}";

    /// <summary>Null for a file with a name of any other kind.</summary>
    public static UnfinishedFile? Of(string path) => Name().Match(path) is { Success: true } match
        ? new UnfinishedFile(path, match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    /// <summary>All that lie in a folder.</summary>
    /// <param name="options">How deep to look; null for the folder alone.</param>
    public static IEnumerable<UnfinishedFile> In(string folder, EnumerationOptions? options = null) =>
        Directory.EnumerateFiles(folder, $"*{Extension}*", options ?? Flat).Select(Of).OfType<UnfinishedFile>();

    /// <summary>Removes those of one file that nobody has written to for long.</summary>
    internal static void RemoveAbandonedOf(string target)
    {
        foreach (var file in In(System.IO.Path.GetDirectoryName(target)!).Where(f => f.Target == target && f.IsAbandoned))
            DiskOperations.Delete(file.Path);
    }

    /// <summary>Removes what could not be finished, as far as the disk allows: the error that was there before is the one to tell.</summary>
    /// <param name="unfinished">A path of <see cref="NameFor"/>.</param>
    internal static void RemoveAllOf(string unfinished)
    {
        try
        {
            foreach (var file in Companions.Select(c => unfinished + c).Where(File.Exists)) DiskOperations.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is swept away later, like that of a process which was killed.
        }
    }

    [GeneratedRegex(
        @"^(.+?)\.([0-9]{1,9})(?:[-.][0-9a-f]+)?\.tmp(?:-journal|-wal|-shm)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Name();
}
