using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// Every operation that changes what lies on the disk under the results folder, the store's file apart: the one narrow place where a test can cut the power
/// (<see cref="Before"/>). A file that is renamed, and a folder that is made, is on the disk only once the folder around it
/// was flushed too, which .NET does not offer.
/// </summary>
internal static partial class DiskOperations
{
    private const int CloseOnExec = 0x80000;

    /// <summary>
    /// For tests that cut the power, never set elsewhere: told the operation (<c>create folder, create, write, flush, rename, delete,
    /// flush folder</c>) and its path before each. What it throws takes the operation's place; as nothing happens after a cut, it
    /// then has to throw for every further one too, and something that nobody catches.
    /// </summary>
    internal static Action<string, string>? Before { get; set; }

    /// <summary>With all above it, where they are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (parent is not null) CreateFolder(parent);
        Before?.Invoke("create folder", path);
        Directory.CreateDirectory(path);
        if (parent is not null) FlushFolder(parent);
    }

    /// <summary>A new file, or an empty one in place of what had its name, for reading and writing. Each write is an operation of its own.</summary>
    public static FileStream Create(string path)
    {
        Before?.Invoke("create", path);
        return new TellingFile(path);
    }

    public static void Flush(FileStream file)
    {
        Before?.Invoke("flush", file.Name);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Over whatever has the new name; after that the folder is flushed.</summary>
    public static void Rename(string from, string to)
    {
        Before?.Invoke("rename", to);
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Nothing happens if there is no such file.</summary>
    public static void Delete(string path)
    {
        Before?.Invoke("delete", path);
        File.Delete(path);
    }

    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    private static void FlushFolder(string path)
    {
        Before?.Invoke("flush folder", path);
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new SafeFileHandle(Open(path, CloseOnExec), ownsHandle: true);
        if (folder.IsInvalid) throw new IOException($"The folder '{path}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        RandomAccess.FlushToDisk(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    private sealed class TellingFile(string path) : FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None)
    {
        /// <summary>Writes of spans come here too, because that is what a derived file stream makes of them.</summary>
        public override void Write(byte[] buffer, int offset, int count)
        {
            Before?.Invoke("write", Name);
            base.Write(buffer, offset, count);
        }
    }
}
