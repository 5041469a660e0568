using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// Which processes a GPU still knows, by <c>nvidia-smi</c>: the driver gives a dead process's memory back a moment after its
/// end, and the next trainer would not find it.
/// </summary>
/// <param name="program">Name or path of nvidia-smi.</param>
internal sealed class DeviceProcesses(string program, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>True once no GPU knows the process any more, or where that cannot be asked; false if it is still there after the limit.</summary>
    public async Task<bool> GoneAsync(int process, TimeSpan limit)
    {
        var began = time.GetTimestamp();
        while (await ListAsync(limit) is { } processes && processes.Contains(process))
        {
            if (time.GetElapsedTime(began) >= limit) return false;
            await Task.Delay(Look, time);
        }
        return true;
    }

    /// <summary>Null where there is no such program, or it gives no answer in time.</summary>
    private async Task<IReadOnlySet<int>?> ListAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, time);
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(program, ["--query-compute-apps=pid", "--format=csv,noheader"])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            });
            if (asked is null) return null;
            try
            {
                var errors = asked.StandardError.ReadToEndAsync(patience.Token);
                var answer = await asked.StandardOutput.ReadToEndAsync(patience.Token);
                await errors;
                await asked.WaitForExitAsync(patience.Token);
                return asked.ExitCode != 0 ? null
                    : answer.Split('\n', StringSplitOptions.TrimEntries)
                        .Select(l => int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToHashSet();
            }
            catch (OperationCanceledException)
            {
                asked.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
