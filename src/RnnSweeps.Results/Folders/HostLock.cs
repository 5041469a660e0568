using System.Globalization;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// The right to write a results folder, held by one host at a time: an exclusive lock on a file, which the system takes back
/// when the process dies, however it dies.
/// </summary>
public sealed class HostLock : IDisposable
{
    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows: how .NET tells that somebody holds the file.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;
    private readonly string _holder;

    private HostLock(FileStream @lock, string holder) => (_lock, _holder) = (@lock, holder);

    /// <summary>
    /// Takes the lock, or returns null if another host holds it; <see cref="Holder"/> says which. Clears up what a host that was
    /// killed left half-written.
    /// </summary>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock? TryTake(ResultsFolder folder) => TryTake(folder, folder.Lock, folder.LockHolder, alone: true);

    /// <summary>The same for one silo among several that share the folder: two of one name are one too many.</summary>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock? TryTakeSilo(ResultsFolder folder, string silo) => TryTake(folder, folder.SiloLock(silo), folder.SiloLock(silo) + ".pid", alone: false);

    private static HostLock? TryTake(ResultsFolder folder, string path, string holder, bool alone)
    {
        folder.Create();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var @lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            UnfinishedFiles.Remove(folder, alone);
            WholeFile.Write(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new HostLock(@lock, holder);
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFolderException($"{path} could not be locked ({error.Message.TrimEnd('.')}): give the user write access to {folder.Root}, or choose another results folder with --results.", error);
        }
    }

    /// <summary>True while some process holds the lock. Creates nothing.</summary>
    public static bool IsHeld(ResultsFolder folder)
    {
        try
        {
            using var probe = new FileStream(folder.Lock, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return true;
        }
    }

    /// <summary>
    /// The process that took the lock last, for the text of an error; null where it is unknown. The locked file itself cannot
    /// be read while it is held, so this stands in a file beside it.
    /// </summary>
    public static int? Holder(ResultsFolder folder) =>
        File.Exists(folder.LockHolder) && int.TryParse(File.ReadAllText(folder.LockHolder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    public void Dispose()
    {
        DiskOperations.Delete(_holder);
        _lock.Dispose();
    }
}
