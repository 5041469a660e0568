using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RnnSweeps.Chaos.Trials;

/// <summary>Where a trial was made.</summary>
/// <param name="Cores">That this process may use.</param>
/// <param name="MemoryBytes">Of the whole machine.</param>
/// <param name="Program">Version and commit of the program under test.</param>
internal sealed record MachineFacts(int Cores, long MemoryBytes, string Kernel, string Runtime, string Program)
{
    public static MachineFacts Here(string program) =>
        new(Environment.ProcessorCount, Memory(), $"{RuntimeInformation.OSDescription}, Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}", RuntimeInformation.FrameworkDescription, Version(program));

    public override string ToString() => $"{Cores} cores, {MemoryBytes / 1e9:0.0} GB, {Kernel}, {Runtime}, rnnsweeps {Program}";

    private static long Memory() => 1024 * File.ReadLines("/proc/meminfo").Where(l => l.StartsWith("MemTotal:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();

    /// <summary>Of the program's own file, as the build wrote it there.</summary>
    private static string Version(string program) =>
        FileVersionInfo.GetVersionInfo(program + ".dll").ProductVersion is { } version && version.Split('+') is [var number, var commit]
            ? $"{number} ({commit[..Math.Min(10, commit.Length)]})"
            : FileVersionInfo.GetVersionInfo(program + ".dll").ProductVersion ?? "unknown";
}
