using System.Diagnostics;
using System.Text.Json;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Diagnosis;

/// <summary>
/// libtorch and devices, asked of a trainer in a process of its own: a library that cannot be loaded ends that process, not
/// this one.
/// </summary>
internal static class TrainerCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var start = new ProcessStartInfo(ThisProgram.Trainer.File, ThisProgram.Trainer.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Secrets.RemoveFrom(start.Environment);
        using var trainer = Process.Start(start)!;
        string? line = null;
        try
        {
            var log = trainer.StandardError.ReadToEndAsync(limit.Token);
            line = await trainer.StandardOutput.ReadLineAsync(limit.Token);
            trainer.StandardInput.Close();
            if (line is null) return [Broken(await log)];
            return Json.Read<TrainerEvent>(line) is TrainerReady ready ? Sound(ready) : [Broken($"the trainer began with: {line}")];
        }
        catch (JsonException)
        {
            return [Broken($"the trainer began with: {line}")];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [Broken($"the trainer said nothing for {Patience.TotalSeconds:0} seconds")];
        }
        finally
        {
            if (!trainer.HasExited) trainer.Kill(entireProcessTree: true);
        }
    }

    private static IReadOnlyList<Finding> Sound(TrainerReady ready)
    {
        var gpus = ready.Devices.Where(d => d.StartsWith("cuda", StringComparison.Ordinal)).ToList();
        var driver = File.Exists("/proc/driver/nvidia/version");
        return
        [
            new Finding("libtorch", CheckStatus.Ok, string.Join(", ", ready.Versions.Select(v => $"{v.Key} {v.Value}"))),
            gpus.Count == 0 && driver
                ? new Finding("devices", CheckStatus.Warning, "an NVIDIA driver is here, but libtorch sees only the CPU", "Build with -p:TorchBackend=cuda, or set RNNSWEEPS_LIBTORCH to a CUDA libtorch of the same version.")
                : new Finding("devices", CheckStatus.Ok, $"{string.Join(", ", ready.Devices)}; {Environment.ProcessorCount} cores"),
        ];
    }

    private static Finding Broken(string log)
    {
        var line = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "the trainer ended without a word";
        return new Finding("libtorch", CheckStatus.Failed, line, "Build again with 'dotnet build -c Release'; if RNNSWEEPS_LIBTORCH is set, let it name a folder with libtorch 2.10.");
    }
}
