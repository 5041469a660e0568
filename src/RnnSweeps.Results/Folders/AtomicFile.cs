namespace RnnSweeps.Results.Folders;

/// <summary>Files that appear whole: written beside their place, flushed to the disk, then renamed over it; and their folder is flushed.</summary>
public static class AtomicFile
{
    /// <summary>Creates the folder where it is missing. After an error, the former file, if there was one, is as it was.</summary>
    /// <exception cref="ResultsFolderException">The file cannot be written: no permission, a full disk, …</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = UnfinishedFiles.For(path);
        try
        {
            DiskOperations.CreateFolder(Path.GetDirectoryName(path)!);
            UnfinishedFiles.RemoveOf(path);
            using (var stream = DiskOperations.Create(unfinished))
            {
                write(stream);
                DiskOperations.Flush(stream);
            }
            DiskOperations.Rename(unfinished, path);
        }
        // A file that is larger than the file system or the user's limit allows is an argument out of range to .NET.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            if (File.Exists(unfinished)) DiskOperations.Delete(unfinished);
            throw new ResultsFolderException($"{path} could not be written ({error.Message.TrimEnd('.')}): check that the disk has space and that the user may write there.", error);
        }
    }

    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });
}
