using System.Diagnostics;
using System.Reflection;

namespace RnnSweeps.Benchmarks;

/// <summary>
/// A whole sweep of runs of about 20 seconds through <c>rnnsweeps run</c>, from the start of the command to its end, beside
/// the same trainings in as many bare processes, from their start to their end. The two take turns; the ratio of the medians
/// is the result.
/// </summary>
internal static class OrchestrationBenchmark
{
    private const int SecondsOfRun = 20, RunsOfSlot = 5;

    private static string Program { get; } =
        typeof(OrchestrationBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Program").Value!;

    public static async Task RunAsync(int rounds)
    {
        var slots = Environment.ProcessorCount;
        const int trial = 4;
        var seconds = (await Task.WhenAll(Enumerable.Range(0, slots).Select(_ => TrainingChild.StartAsync("concise", "gru", 1, trial, 1)))).Max();
        var epochs = Math.Max(1, (int)Math.Round(SecondsOfRun * trial / seconds));
        Console.WriteLine($"{slots} slots, {RunsOfSlot} runs each of {epochs} epochs");
        var (sweeps, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            bare.Add(await TimeAsync(() => Task.WhenAll(Enumerable.Range(0, slots).Select(_ => TrainingChild.StartAsync("concise", "gru", 1, epochs, RunsOfSlot)))));
            sweeps.Add(await TimeAsync(() => SweepAsync(slots, epochs)));
            Console.WriteLine($"round {round + 1}: sweep {sweeps[^1]:0.0} s, bare {bare[^1]:0.0} s");
        }
        Console.WriteLine($"orchestration adds {100 * (Workload.Median(sweeps) / Workload.Median(bare) - 1):0.0} %");
    }

    private static async Task SweepAsync(int slots, int epochs)
    {
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-benchmark-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "texts"));
            await File.WriteAllTextAsync(Path.Combine(folder, "texts", "random.txt"), Workload.Letters(20_000));
            await File.WriteAllTextAsync(Path.Combine(folder, "sweep.yaml"), $"""
                name: benchmark
                parameters: {"{"}corpus: random, cell: gru, epochs: {epochs}{"}"}
                seeds: [{string.Join(", ", Enumerable.Range(0, slots * RunsOfSlot))}]
                """);
            var start = new ProcessStartInfo(Program, ["run", "sweep.yaml"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["RNNSWEEPS_CORPORA"] = Path.Combine(folder, "texts");
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException(string.Concat(said));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
