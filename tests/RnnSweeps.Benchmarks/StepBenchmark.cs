using System.Diagnostics;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training.Loop;
using RnnSweeps.Training.Text;
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
            TrainingRun.Train(Specification(folder, impl, cell), new TrainingHooks
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
            return (Median(ourTimes), Median(bareTimes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The book's settings on random letters; whole batches only, and one epoch, so that every step is alike.</summary>
    private static RunSpecification Specification(string folder, string impl, string cell)
    {
        const int Windows = 300 * 1024;
        var random = new Random(1);
        var text = string.Create(Windows + 1000, random, (span, r) =>
        {
            foreach (ref var c in span) c = (char)('a' + r.Next(26));
            span[0] = ' ';
        });
        var path = Path.Combine(folder, "text.txt");
        FrozenTexts.Write(path, text);
        return new RunSpecification
        {
            Run = new RunId(SweepId.Of("benchmark"), 1),
            Attempt = 1,
            Seed = 1,
            Texts = [new FrozenText("random", "random", Cleaning.Letters, FrozenTexts.Fingerprint(text), text.Length, 1, path)],
            Folder = Path.Combine(folder, "run"),
            Device = "cpu",
            Threads = 1,
            Configuration = Configuration.Of(new Dictionary<string, ParameterValue>
            {
                ["corpus"] = ParameterValue.Of("random"),
                ["impl"] = ParameterValue.Of(impl),
                ["cell"] = ParameterValue.Of(cell),
                ["train_windows"] = ParameterValue.Of((long)Windows),
                ["val_windows"] = ParameterValue.Of(1L),
            }),
        };
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
