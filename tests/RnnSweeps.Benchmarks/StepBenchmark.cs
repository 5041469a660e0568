using System.Diagnostics;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Loop;
using TorchSharp;

namespace RnnSweeps.Benchmarks;

/// <summary>
/// A step of the real training loop beside the same model in bare TorchSharp calls, at the book's size (2 × 32, 1024 windows
/// of 32 characters, one thread). The bare step is taken in between two of the loop's, so that what else the machine does
/// meets both; the ratio of the medians is the result.
/// </summary>
internal static class StepBenchmark
{
    private const int WarmUp = 5;

    /// <summary>Whole batches only, and more than one epoch ever takes, so that every step is alike.</summary>
    private const long Windows = 300 * 1024;

    public static void Run(int pairs)
    {
        Console.WriteLine($"{"model",-16}{"ours ms",10}{"bare ms",10}{"ratio",8}");
        foreach (var (impl, cell) in new[] { ("concise", "rnn"), ("concise", "gru"), ("concise", "lstm"), ("scratch", "rnn") })
        {
            var (ours, bare) = Measure(impl, cell, pairs);
            Console.WriteLine($"{impl + " " + cell,-16}{ours,10:0.00}{bare,10:0.00}{ours / bare,8:0.000}");
        }
    }

    private static (double Ours, double Bare) Measure(string impl, string cell, int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-benchmark-").FullName;
        try
        {
            using var bare = new BareTraining(impl, cell);
            var (ourTimes, bareTimes) = (new List<double>(), new List<double>());
            var began = Stopwatch.GetTimestamp();
            TrainingRun.Train(Workload.Run(
                folder, threads: 1, ("impl", ParameterValue.Of(impl)), ("cell", ParameterValue.Of(cell)), ("train_windows", ParameterValue.Of(Windows)), ("val_windows", ParameterValue.Of(1L))), new TrainingHooks
            {
                Report = _ => { },
                Checkpoints = false,
                MaxSteps = WarmUp + pairs,
                Step = (step, _, _) =>
                {
                    var ours = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    began = Stopwatch.GetTimestamp();
                    using (torch.NewDisposeScope()) bare.Step();
                    if (step >= WarmUp)
                    {
                        ourTimes.Add(ours);
                        bareTimes.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }

                    began = Stopwatch.GetTimestamp();
                },
            }, TimeProvider.System, default);
            return (Workload.Median(ourTimes), Workload.Median(bareTimes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
