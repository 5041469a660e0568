using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>A log that is kept twice at most: one that has reached its limit becomes <c>NAME.1</c>, in the place of the one before, and a new one begins.</summary>
public static class BoundedLog
{
    /// <summary>Bytes from which a log is long enough: some ten thousand entries.</summary>
    public const long Limit = 8 << 20;

    public static string Former(string path) => path + ".1";

    /// <summary>For appending, beside others who do.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        if (File.Exists(path) && new FileInfo(path).Length >= Limit) DiskOperations.Rename(path, Former(path));
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }
}
