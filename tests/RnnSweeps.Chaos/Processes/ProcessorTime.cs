using System.Globalization;

namespace RnnSweeps.Chaos.Processes;

/// <summary>
/// What a process takes of the processor, all its threads together. A thread's state tells nothing: the main thread of a
/// trainer sleeps while another one trains.
/// </summary>
internal static class ProcessorTime
{
    /// <summary>A trainer that waits for a run takes some thousandths of a core; one that trains a whole one, or what a crowded machine leaves it.</summary>
    private const double Busy = 0.05;

    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(1);

    private const double TicksPerSecond = 100;

    /// <summary>True for one that computes: whoever its parent is by now. False too if it is stopped or has ended.</summary>
    public static async Task<bool> IsBusyAsync(int process)
    {
        if (Of(process) is not { } before) return false;
        var began = DateTime.UtcNow;
        await Task.Delay(Sample);
        return Of(process) is { } after && (after - before).TotalSeconds / (DateTime.UtcNow - began).TotalSeconds >= Busy;
    }

    /// <summary>Spent so far; null if the process has ended.</summary>
    public static TimeSpan? Of(int process)
    {
        if (RunningProcess.Text(process, "stat") is not { } stat) return null;
        // After the name in parentheses: state, parent, … ; fields 14 and 15 of the line are the time in the program and in the kernel.
        var rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(rest[11], CultureInfo.InvariantCulture) + long.Parse(rest[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
