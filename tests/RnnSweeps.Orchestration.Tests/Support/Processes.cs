using System.Diagnostics;
using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Support;

internal static class Processes
{
    public static Task KillAsync(int process) => SignalAsync(process, "9");

    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("/bin/kill", ["-" + signal, $"{process}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>False for a process that has ended, whether or not somebody has asked how.</summary>
    public static bool Lives(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The trainers that a run has had, by process id, one for each attempt that was begun.</summary>
    public static IReadOnlyList<int> TrainersOf(ResultsFolder folder, RunId run) =>
        [.. File.ReadAllLines(Path.Combine(folder.Run(run), "trainers.txt")).Select(l => int.Parse(l, CultureInfo.InvariantCulture))];
}
