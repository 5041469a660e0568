using System.Runtime.InteropServices;

namespace RnnSweeps.Training.Trainers;

/// <summary>What a trainer asks of the system for itself.</summary>
public static partial class OwnProcess
{
    /// <summary>
    /// Leads a session and a process group of its own from now on: Ctrl+C in a terminal does not reach it, and whoever ends the
    /// group ends all that it has started. Nothing happens where it leads one already, or elsewhere than on Linux and macOS.
    /// </summary>
    public static void LeadSession()
    {
        if (!OperatingSystem.IsWindows()) _ = BeginSession();
    }

    /// <summary>Ends the process at once: nothing is waited for, not even what libraries would do at their end.</summary>
    public static void End(int code)
    {
        if (OperatingSystem.IsWindows()) Environment.Exit(code);
        else EndAtOnce(code);
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int BeginSession();

    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void EndAtOnce(int code);
}
