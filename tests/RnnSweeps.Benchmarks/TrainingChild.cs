using System.Diagnostics;
using System.Globalization;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Benchmarks;

/// <summary>
/// Trainings one after the other in a process of their own, with their checkpoints and nothing else around them: threads are
/// a matter of the whole process.
/// </summary>
internal static class TrainingChild
{
    public const string Verb = "child";

    /// <summary>Started by <see cref="StartAsync"/>; prints the seconds of all trainings together.</summary>
    public static void Run(string impl, string cell, int threads, int epochs, int runs)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            var folder = Directory.CreateTempSubdirectory("rnnsweeps-benchmark-").FullName;
            try
            {
                var run = Workload.Run(folder, threads, ("impl", ParameterValue.Of(impl)), ("cell", ParameterValue.Of(cell)), ("epochs", ParameterValue.Of((long)epochs)));
                TrainingRun.Train(run, new TrainingHooks { Report = _ => { } }, TimeProvider.System, default);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Console.WriteLine(Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Seconds of the trainings, without the start of the process.</summary>
    public static async Task<double> StartAsync(string impl, string cell, int threads, int epochs, int runs)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(TrainingChild).Assembly.Location);
        foreach (var argument in (object[])[Verb, impl, cell, threads, epochs, runs]) start.ArgumentList.Add($"{argument}");
        start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The training process ended with {process.ExitCode}.");
    }
}
