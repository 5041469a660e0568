using System.Globalization;
using System.Runtime.InteropServices;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// One process and no later one of the same number: the kernel gives numbers again, but not with the same time of start.
/// Elsewhere than on Linux there is none.
/// </summary>
/// <param name="Started">Ticks from the boot of the machine to its start: field 22 of <c>/proc/PID/stat</c>.</param>
internal readonly partial record struct ProcessIdentity(int Id, long Started)
{
    private const int NoSuchProcess = 3; // ESRCH

    /// <summary>What has that number now, also where it has ended and only waits for its parent's question; null if nothing has.</summary>
    public static ProcessIdentity? Of(int id) => ProcessStatus.Of(id)?.Identity;

    /// <summary>True as long as its number is its own.</summary>
    public bool Exists => Of(Id) == this;

    /// <summary>Sends it a signal. False if it has ended; a stranger of the same number is never signalled.</summary>
    public bool Signal(int signal)
    {
        if (!OperatingSystem.IsLinux()) return false;
        // The handle stays that of one process, whatever becomes of its number: look after it is open, then signal through it.
        var handle = Open(Id, 0);
        if (handle < 0) return ByNumber(signal);
        try
        {
            return Exists && (SignalThrough(handle, signal, 0, 0) == 0 || ByNumber(signal));
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Where there are no handles: an old kernel (ENOSYS), a container that forbids them (EPERM), no file descriptor left.</summary>
    private bool ByNumber(int signal) => Marshal.GetLastPInvokeError() != NoSuchProcess && Exists && SignalByNumber(Id, signal) == 0;

    public override string ToString() => Id.ToString(CultureInfo.InvariantCulture);

    private static int Open(int process, uint flags) => (int)SystemCall(434, process, (nint)flags, 0, 0); // pidfd_open, the same number everywhere

    private static int SignalThrough(int handle, int signal, nint info, uint flags) => (int)SystemCall(424, handle, signal, info, (nint)flags); // pidfd_send_signal

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SignalByNumber(int process, int signal);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
