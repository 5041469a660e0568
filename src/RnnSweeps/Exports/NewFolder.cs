using RnnSweeps.Results.Folders;

namespace RnnSweeps.Exports;

/// <summary>A folder that is made for files that belong together, and for nothing else.</summary>
internal static class NewFolder
{
    /// <summary>Asked before any work is done for it.</summary>
    /// <exception cref="UsageException">There is something in it, or a file has its name.</exception>
    public static void Check(string path)
    {
        if (File.Exists(path)) throw new UsageException($"{path} is a file: name a folder that is not there yet, or an empty one.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new UsageException($"{path} is not empty: name a folder that is not there yet, or an empty one.");
    }

    /// <summary>Writes the files in their order, each whole; after an error none of them is left.</summary>
    /// <returns>Their paths, absolute.</returns>
    /// <exception cref="UsageException">As <see cref="Check"/>.</exception>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string path, IReadOnlyList<(string Name, Action<Stream> Write)> files)
    {
        Check(path);
        var isNew = !Directory.Exists(path);
        List<string> written = [];
        try
        {
            foreach (var (name, write) in files)
            {
                var file = Path.GetFullPath(Path.Combine(path, name));
                ResultsFile.Write(file, write);
                written.Add(file);
            }
            return written;
        }
        catch (ResultsFolderException)
        {
            foreach (var file in written) File.Delete(file);
            if (isNew && Directory.Exists(path)) Directory.Delete(path, recursive: true);
            throw;
        }
    }
}
