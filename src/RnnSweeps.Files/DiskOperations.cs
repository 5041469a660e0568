using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnSweeps.Files;

/// <summary>
/// Every operation that changes what lies on the disk, databases and logs apart: the one narrow place where a test can cut the power
/// (<see cref="Before"/>). A file that is renamed, and a folder that is made, is on the disk only once the folder around it
/// was flushed too, which .NET does not offer.
/// <para>
/// This project refers to no other one, because Core does no IO, while Training and Results, of which neither knows the other, both
/// write files that must last. All others are kept from moving and flushing files by BannedSymbols.Files.txt.
/// </para>
/// </summary>
public static partial class DiskOperations
{
    private const int CloseOnExec = 0x80000;

    /// <summary>
    /// For tests that cut the power, never set elsewhere: told the operation (<c>create folder, create, write, flush, rename, delete,
    /// flush folder</c>) and its path before each. What it throws takes the operation's place; as nothing happens after a cut, it
    /// then has to throw for every further one too, and something that nobody catches.
    /// </summary>
    internal static Action<string, string>? Before { get; set; }

    /// <summary>
    /// True for what the system answers where a file cannot be written: no space, no permission, … A file that is larger than the
    /// file system or the user's limit allows is an argument out of range to .NET.
    /// </summary>
    public static bool IsOfTheDisk(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>With all above it, where they are missing.</summary>
    /// <exception cref="IOException">A file has its name, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (parent is not null) CreateFolder(parent);
        Before?.Invoke("create folder", path);
        Directory.CreateDirectory(path);
        if (parent is not null) FlushFolder(parent);
    }

    /// <summary>A new file, for reading and writing, which nobody else may open meanwhile. Each write is an operation of its own.</summary>
    /// <param name="mode">Who may read and write it, where the system knows such modes; null for what the user's mask allows.</param>
    /// <exception cref="IOException">There is such a file, or a link in its place.</exception>
    public static FileStream Create(string path, UnixFileMode? mode = null)
    {
        Before?.Invoke("create", path);
        return new TellingFile(path, FileMode.CreateNew, mode);
    }

    /// <summary>A file that an earlier process may have begun, at its end. Each write is an operation of its own.</summary>
    public static FileStream OpenOrCreate(string path)
    {
        if (!File.Exists(path)) Before?.Invoke("create", path);
        var file = new TellingFile(path, FileMode.OpenOrCreate);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    public static void Flush(FileStream file)
    {
        Before?.Invoke("flush", file.Name);
        file.Flush(flushToDisk: true);
    }

    /// <summary>After that the folder is flushed.</summary>
    /// <param name="replace">True to take the place of whatever has the new name; false to fail where something has.</param>
    public static void Rename(string from, string to, bool replace = true)
    {
        Before?.Invoke("rename", to);
        File.Move(from, to, replace);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Nothing happens if there is no such file.</summary>
    public static void Delete(string path)
    {
        Before?.Invoke("delete", path);
        File.Delete(path);
    }

    /// <summary>Proves that a file can be written to the disk in the folder, which is made where it is missing; leaves none.</summary>
    /// <exception cref="IOException">The disk is full, or a file has the folder's name.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void TryOut(string folder)
    {
        CreateFolder(folder);
        var probe = UnfinishedFile.NameFor(Path.Combine(folder, ".probe"));
        using var file = new FileStream(
            probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        file.WriteByte(0);
        file.Flush(flushToDisk: true);
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

    private sealed class TellingFile(string path, FileMode open, UnixFileMode? mode = null) : FileStream(path, Options(open, mode))
    {
        /// <summary>Writes of spans come here too, because that is what a derived file stream makes of them.</summary>
        public override void Write(byte[] buffer, int offset, int count)
        {
            Before?.Invoke("write", Name);
            base.Write(buffer, offset, count);
        }

        private static FileStreamOptions Options(FileMode open, UnixFileMode? mode)
        {
            var options = new FileStreamOptions { Mode = open, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (mode is not null && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
            return options;
        }
    }
}
