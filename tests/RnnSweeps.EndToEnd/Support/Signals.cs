using System.Globalization;
using System.Runtime.InteropServices;

namespace RnnSweeps.EndToEnd.Support;

/// <summary>What a system does to programs: signals, and who is whose child.</summary>
internal static partial class Signals
{
    public const int HangUp = 1;

    public const int Interrupt = 2;

    public const int Kill = 9;

    public const int Terminate = 15;

    public static void Send(int process, int signal)
    {
        if (SystemKill(process, signal) != 0) throw new InvalidOperationException($"Process {process} could not be sent signal {signal}.");
    }

    /// <summary>Children of a process that run the program's trainer.</summary>
    public static IReadOnlyList<int> Trainers(int parent) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => n!.All(char.IsAsciiDigit))
            .Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Where(pid => IsTrainerOf(pid, parent))];

    public static bool Lives(int process) => Directory.Exists($"/proc/{process}") && !Status(process).Contains("State:\tZ", StringComparison.Ordinal);

    private static bool IsTrainerOf(int pid, int parent)
    {
        try
        {
            return Status(pid).Contains($"\nPPid:\t{parent}\n", StringComparison.Ordinal)
                && File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains("trainer");
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return false;
        }
    }

    private static string Status(int process) => File.ReadAllText($"/proc/{process}/status");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SystemKill(int process, int signal);
}
