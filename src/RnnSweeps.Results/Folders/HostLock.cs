using System.Globalization;
using Microsoft.Win32.SafeHandles;
using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// The right to write a results folder, held by one host at a time: an exclusive lock on a file, which the system takes back
/// when the process dies, however it dies.
/// </summary>
public sealed class HostLock : IDisposable
{
    private readonly FileLock _lock;
    private readonly string _holder;

    private HostLock(FileLock @lock, string holder) => (_lock, _holder) = (@lock, holder);

    /// <summary>
    /// Takes the lock, or returns null if another host holds it; <see cref="Holder"/> says which. Clears up what a host that was
    /// killed left half-written.
    /// </summary>
    /// <exception cref="ResultsFolderException">The folder cannot be written, or its file system keeps no locks.</exception>
    public static HostLock? TryTake(ResultsFolder folder) => TryTake(folder, folder.Lock, folder.LockHolder, alone: true);

    /// <summary>The same for one silo among several that share the folder: two of one name are one too many.</summary>
    /// <exception cref="ResultsFolderException">The folder cannot be written, or its file system keeps no locks.</exception>
    public static HostLock? TryTakeSilo(ResultsFolder folder, string silo) => TryTake(folder, folder.SiloLock(silo), folder.SiloLock(silo) + ".pid", alone: false);

    /// <param name="ask">See <see cref="FileLock.TryTake"/>.</param>
    internal static HostLock? TryTake(ResultsFolder folder, string path, string holder, bool alone, Func<SafeFileHandle, int>? ask = null)
    {
        folder.Create();
        FileLock? @lock = null;
        try
        {
            DiskOperations.CreateFolder(Path.GetDirectoryName(path)!);
            @lock = FileLock.TryTake(path, ask);
            if (@lock is null) return null;
            HalfWritten.Remove(folder, alone);
            if (!alone) HalfWritten.RemoveIn(Path.GetDirectoryName(path)!);
            ResultsFile.Write(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            var taken = new HostLock(@lock, holder);
            @lock = null;
            return taken;
        }
        catch (NoLocksException error)
        {
            throw new ResultsFolderException(
                $"{path} could not be locked ({error.Message}): nothing would keep a second host out of {folder.Root}, and two would damage what is stored there. "
                + "Choose a folder on a disk of this machine with --results, or have locks turned on where it is mounted.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFolderException($"{path} could not be locked ({error.Message.TrimEnd('.')}): give the user write access to {folder.Root}, or choose another results folder with --results.", error);
        }
        finally
        {
            @lock?.Dispose();
        }
    }

    /// <summary>True while some process holds the lock. Creates nothing.</summary>
    public static bool IsHeld(ResultsFolder folder)
    {
        try
        {
            return FileLock.IsHeld(folder.Lock);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
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
