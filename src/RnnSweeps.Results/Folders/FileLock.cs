using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// An exclusive lock on a file, which the system takes back when its process ends, however it ends. .NET asks for it too, but
/// takes no notice of an answer other than "somebody has it": where a file system keeps no locks, or where
/// <c>DOTNET_SYSTEM_IO_DISABLEFILELOCKING</c> is set, everybody would believe to hold it.
/// </summary>
internal sealed partial class FileLock : IDisposable
{
    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows: how .NET tells that somebody holds the file.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private const int Shared = 1, Exclusive = 2, AtOnce = 4;

    private const int Interrupted = 4;

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Null if another one holds it.</summary>
    /// <param name="path">Created where it is missing.</param>
    /// <param name="ask">What asks the system for the lock and returns its error, 0 for none: for tests; null for the system itself.</param>
    /// <exception cref="NoLocksException">The file system keeps no locks.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileLock? TryTake(string path, Func<SafeFileHandle, int>? ask = null)
    {
        ask ??= handle => Ask(handle, Exclusive);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                var error = ask(file.SafeFileHandle);
                if (error == 0 && IsHeld(path, FileAccess.ReadWrite, ask)) return new FileLock(file);
                file.Dispose();
                return HeldByAnother.Contains(error) ? null : throw new NoLocksException(error == 0 ? "it can be taken twice" : Marshal.GetPInvokeErrorMessage(error));
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return null;
        }
    }

    /// <summary>True while somebody holds it. Creates nothing, and keeps nobody from it for longer than a moment.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    public static bool IsHeld(string path) => IsHeld(path, FileAccess.Read, handle => Ask(handle, Shared));

    public void Dispose() => _file.Dispose();

    private static bool IsHeld(string path, FileAccess access, Func<SafeFileHandle, int> ask)
    {
        try
        {
            using var second = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite);
            return HeldByAnother.Contains(ask(second));
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return true;
        }
    }

    /// <summary>The system's error, 0 if the lock is taken. On Windows the file itself is the lock.</summary>
    private static int Ask(SafeFileHandle file, int kind)
    {
        if (OperatingSystem.IsWindows()) return 0;
        while (true)
        {
            if (SystemLock(file, kind | AtOnce) == 0) return 0;
            if (Marshal.GetLastPInvokeError() is var error && error != Interrupted) return error;
        }
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SystemLock(SafeFileHandle file, int operation);
}

/// <summary>The file system keeps no locks; the message is its reason.</summary>
internal sealed class NoLocksException(string reason) : Exception(reason);
