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

    /// <summary>Whatever is written takes seconds; clocks of machines may differ by more than that.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>The results folder itself, the texts and the sweeps' folders.</summary>
    private static readonly EnumerationOptions Depth = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.None };

    /// <summary>Removes those whose writer is surely gone.</summary>
    /// <param name="folder">Its host has just begun and has written nothing yet.</param>
    /// <param name="alone">True if no other machine writes there, so that a process that does not live here does not live at all.</param>
    public static void Remove(ResultsFolder folder, bool alone)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Root, "*" + Extension, Depth))
            if (WriterName().Match(file) is { Success: true } writer && (alone ? !Lives(int.Parse(writer.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : IsOld(file)))
                DiskOperations.Delete(file);
    }

    private static bool IsOld(string file) => File.GetLastWriteTimeUtc(file) < TimeProvider.System.GetUtcNow() - Abandoned;

    private static bool Lives(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\.([0-9]{1,9})([-.][0-9a-f]+)?\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex WriterName();
}
