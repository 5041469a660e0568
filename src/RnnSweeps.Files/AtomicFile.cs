namespace RnnSweeps.Files;

/// <summary>
/// Files that appear whole: written beside their place, flushed to the disk, then renamed over it; and their folder is flushed. After an
/// error or a loss of power the former file, if there was one, is as it was. The folder is made where it is missing. What the
/// system answers comes as it is (<see cref="DiskOperations.IsOfTheDisk"/>): whoever writes knows what to say about it.
/// </summary>
public static class AtomicFile
{
    /// <summary>For files with secrets: the owner alone may read and write them, from their first byte on.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="write">
    /// Is given the file, still empty, for reading and writing. What it returns is returned; what it throws leaves nothing behind.
    /// </param>
    /// <param name="mode">See <see cref="DiskOperations.Create"/>.</param>
    /// <param name="replace">False to fail where something has the name already.</param>
    public static T Write<T>(string path, Func<FileStream, T> write, UnixFileMode? mode = null, bool replace = true) => Written(
        path,
        unfinished =>
        {
            using var file = DiskOperations.Create(unfinished, mode);
            var result = write(file);
            DiskOperations.Flush(file);
            return result;
        },
        replace);

    /// <inheritdoc cref="Write{T}"/>
    public static void Write(string path, Action<FileStream> write, UnixFileMode? mode = null, bool replace = true) => Write(
        path,
        file =>
        {
            write(file);
            return true;
        },
        mode, replace);

    /// <summary>In UTF-8.</summary>
    /// <inheritdoc cref="Write{T}"/>
    public static void Write(string path, string text, UnixFileMode? mode = null, bool replace = true) => Write(
        path,
        file =>
        {
            using var writer = new StreamWriter(file, leaveOpen: true);
            writer.Write(text);
        },
        mode, replace);

    /// <summary>For a file that a library writes by itself, such as a database.</summary>
    /// <param name="write">Is given the name of the unfinished file, which does not exist yet.</param>
    /// <inheritdoc cref="Write{T}"/>
    public static void WriteByName(string path, Action<string> write, bool replace = true) => Written(
        path,
        unfinished =>
        {
            write(unfinished);
            using var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            DiskOperations.Flush(file);
            return true;
        },
        replace);

    /// <summary>Puts a file that was written over several tries in its place. It is closed.</summary>
    public static void Place(FileStream file, string path)
    {
        DiskOperations.Flush(file);
        file.Dispose();
        DiskOperations.Rename(file.Name, path);
    }

    private static T Written<T>(string path, Func<string, T> write, bool replace)
    {
        path = Path.GetFullPath(path);
        if (!replace && Path.Exists(path)) throw new IOException($"The file '{path}' already exists.");
        DiskOperations.CreateFolder(Path.GetDirectoryName(path)!);
        UnfinishedFile.RemoveAbandonedOf(path);
        var unfinished = UnfinishedFile.NameFor(path);
        try
        {
            var result = write(unfinished);
            DiskOperations.Rename(unfinished, path, replace);
            return result;
        }
        catch
        {
            UnfinishedFile.RemoveAllOf(unfinished);
            throw;
        }
    }
}
