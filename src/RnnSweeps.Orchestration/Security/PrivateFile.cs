using RnnSweeps.Files;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// Files with secrets. The owner may read them, and a group where somebody wants that (Kubernetes gives secrets to a pod's
/// group); all others may not.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;

    /// <summary>Larger ones are no key and no list of tokens.</summary>
    private const int MaxBytes = 1 << 20;

    /// <exception cref="HostSecurityException">It is missing, unreadable, too large, or open to others.</exception>
    public static string Read(string path, string what)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Asked of the open file, not of its name, which could mean another one by then.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & Others) is not UnixFileMode.None)
                throw new HostSecurityException($"{what} {path} is open to others (mode {Mode(stream)}): 'chmod 600 {path}', and replace what was in it if others had access to this machine.");
            if (stream.Length > MaxBytes) throw new HostSecurityException($"{what} {path} has {stream.Length} bytes; {MaxBytes} are allowed.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HostSecurityException($"{what} {path} cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>Writes it whole, with mode 0600 from its first byte on.</summary>
    /// <exception cref="HostSecurityException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            AtomicFile.Write(path, text, AtomicFile.Private);
        }
        catch (Exception error) when (DiskOperations.IsOfTheDisk(error))
        {
            throw new HostSecurityException($"{path} cannot be written ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private static string Mode(FileStream stream) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(stream.SafeFileHandle), 8).PadLeft(4, '0');
}
