using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Benchmarks;

/// <summary>A training at the book's settings (2 × 32, batches of 1024 windows of 32 characters) on random letters.</summary>
internal static class Workload
{
    public static RunSpecification Run(string folder, int threads, params (string Name, ParameterValue Value)[] set)
    {
        var parameters = new Dictionary<string, ParameterValue> { ["corpus"] = ParameterValue.Of("random") };
        foreach (var (name, value) in set) parameters[name] = value;
        var configuration = Configuration.Of(parameters);
        var settings = TrainingSettings.From(configuration);
        var text = Letters(settings.TrainWindows + settings.ValWindows + settings.Steps);
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
            Threads = threads,
            Configuration = configuration,
        };
    }

    public static string Letters(int count) => string.Create(count, new Random(1), (span, random) =>
    {
        foreach (ref var c in span) c = (char)('a' + random.Next(26));
        span[0] = ' ';
    });

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
