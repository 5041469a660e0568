using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// What processes that were killed left half-written in a results folder. What lies in the runs' folders is their trainers' affair.
/// </summary>
internal static class HalfWritten
{
    /// <summary>The results folder itself and those in it: the texts, and the sweeps' folders.</summary>
    private static readonly EnumerationOptions Shallow = ToDepth(1);

    /// <summary>Exports of a sweep have folders of their own.</summary>
    private static readonly EnumerationOptions Deep = ToDepth(2);

    /// <summary>Removes the files whose writer is surely gone.</summary>
    /// <param name="folder">Its host has just begun and has written nothing yet.</param>
    /// <param name="alone">True if no other machine writes there, so that a process that does not live here does not live at all.</param>
    public static void Remove(ResultsFolder folder, bool alone)
    {
        var files = UnfinishedFile.In(folder.Root, Shallow);
        foreach (var sweep in Directory.EnumerateDirectories(folder.Root))
            foreach (var exports in Directory.EnumerateDirectories(sweep).Where(f => Path.GetFileName(f) != ResultsFolder.Runs))
                files = files.Concat(UnfinishedFile.In(exports, Deep));
        foreach (var file in files.Distinct().Where(f => alone ? !f.IsBeingWritten : f.IsAbandoned)) DiskOperations.Delete(file.Path);
    }

    /// <summary>Removes all of a folder.</summary>
    /// <param name="folder">Only who holds the lock that the caller holds writes there.</param>
    public static void RemoveIn(string folder)
    {
        foreach (var file in UnfinishedFile.In(folder)) DiskOperations.Delete(file.Path);
    }

    private static EnumerationOptions ToDepth(int depth) =>
        new() { RecurseSubdirectories = true, MaxRecursionDepth = depth, AttributesToSkip = FileAttributes.None };
}
