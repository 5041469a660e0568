using System.Runtime.InteropServices;

namespace RnnSweeps.Chaos.Processes;

/// <summary>Signals to processes.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2, Kill = 9, Terminate = 15, Continue = 18, Stop = 19;

    /// <summary>False if there is no such process any more.</summary>
    public static bool Send(int process, int signal) => SystemKill(process, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SystemKill(int process, int signal);
}
