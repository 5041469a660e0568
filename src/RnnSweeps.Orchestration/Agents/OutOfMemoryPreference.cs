using System.Globalization;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>Whom the kernel ends first where memory runs out: a trainer, whose run is tried again, rather than its host with all the others.</summary>
internal static class OutOfMemoryPreference
{
    /// <summary>Half of the whole scale, from -1000 to 1000: more than a host can need in memory of what a trainer has.</summary>
    private const int Above = 500;

    private const int Most = 1000;

    /// <summary>To raise it needs no privilege; what the process starts later has the same.</summary>
    /// <param name="process">A child of this process.</param>
    public static void Prefer(int process)
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            var mine = int.Parse(File.ReadAllText("/proc/self/oom_score_adj"), CultureInfo.InvariantCulture);
            File.WriteAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/oom_score_adj", Math.Min(Most, mine + Above).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended already, or this system does not allow it: then the kernel chooses by size alone.
        }
    }
}
