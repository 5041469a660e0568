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
    private readonly ResultsFolder _folder;

    private HostLock(FileStream @lock, ResultsFolder folder) => (_lock, _folder) = (@lock, folder);

    /// <summary>Takes the lock, or returns null if another host holds it; <see cref="Holder"/> says which.</summary>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock? TryTake(ResultsFolder folder)
    {
        folder.Create();
        try
        {
            var @lock = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            WholeFile.Write(folder.LockHolder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new HostLock(@lock, folder);
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFolderException($"{folder.Lock} could not be locked ({error.Message.TrimEnd('.')}): give the user write access to {folder.Root}, or choose another results folder with --results.", error);
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
        DiskOperations.Delete(_folder.LockHolder);
        _lock.Dispose();
    }
}
