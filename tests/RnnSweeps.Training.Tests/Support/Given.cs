using System.Globalization;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Tests.Support;

/// <summary>Small runs on real text.</summary>
internal static class Given
{
    static Given() => TorchRuntime.Start(threads: 1);

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static string Lamplighter { get; } = TextCleaning.Clean(File.ReadAllText(Fixture("lamplighter.txt")), Cleaning.Letters);

    /// <summary>A configuration from <c>key=value</c> texts, over settings that train in milliseconds.</summary>
    public static Configuration Configuration(params string[] set)
    {
        string[] small = ["corpus=lamplighter", "layers=2", "hidden=8", "steps=10", "batch=64", "train_windows=300", "val_windows=100", "epochs=4", "checkpoint_every=2", "sample_length=10"];
        var values = new Dictionary<string, ParameterValue>();
        foreach (var pair in small.Concat(set).Select(s => s.Split('=', 2)))
            values[pair[0]] = ParameterCatalogue.Find(pair[0])?.Accept(pair[1]) ?? throw new ArgumentException(string.Join('=', pair));
        return Core.Parameters.Configuration.Of(values);
    }

    public static TrainingSettings Settings(params string[] set) => TrainingSettings.From(Configuration(set));

    public static FrozenText Frozen(TemporaryFolder folder, string name, string cleaned, double share = 1)
    {
        var sha256 = FrozenTexts.Fingerprint(cleaned);
        var path = folder.File(sha256 + ".txt");
        File.WriteAllText(path, cleaned);
        return new FrozenText("corpus", name, Cleaning.Letters, sha256, cleaned.Length, share, path);
    }

    public static RunSpecification Run(TemporaryFolder folder, params string[] set) => new()
    {
        Run = new RunId(SweepId.Of("test"), 1),
        Attempt = 1,
        Configuration = Configuration(set),
        Seed = 7,
        Texts = [Frozen(folder, "lamplighter", Lamplighter)],
        Folder = folder.File("run"),
        Device = "cpu",
        Threads = 1,
    };

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
