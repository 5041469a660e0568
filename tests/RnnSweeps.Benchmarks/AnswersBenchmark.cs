using System.Diagnostics;
using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Reports;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Benchmarks;

/// <summary>How long answers take: reports of a usual and a large sweep, and the leaderboard of one sweep among a million epochs.</summary>
internal static class AnswersBenchmark
{
    private const int Repeats = 5;

    private static readonly Placement Place = new("127.0.0.1:11111@1", 0, "cpu", 1, new Dictionary<string, string> { ["torch"] = "2.10.0" });

    public static async Task RunAsync(int others)
    {
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-answers-");
        try
        {
            await using var store = await ResultStore.OpenAsync(Path.Combine(folder.FullName, "rnnsweeps.db"), TimeProvider.System);
            var usual = await FillAsync(store, "usual", "cell: [rnn, gru, lstm]\n  layers: [1, 2, 3]\n  hidden: [32, 64]", seeds: 3, epochs: 100);
            var large = await FillAsync(store, "large", "cell: [gru, lstm]\n  layers: [1, 2, 3, 4, 5]\n  hidden: [16, 32, 48, 64, 96]\n  lr: [0.5, 1, 2, 4]", seeds: 5, epochs: 100);
            Console.WriteLine("| what | runs | epochs | median s | size MB |\n| --- | ---: | ---: | ---: | ---: |");
            await ReportAsync(store, usual, folder.FullName);
            await ReportAsync(store, large, folder.FullName);
            foreach (var (configurations, seeds) in ((int, int)[])[(200, 16), (1000, 3), (3000, 3), (10_000, 1)])
                Console.WriteLine($"| the answer among {configurations} configurations | {configurations * seeds} | | {await MedianAsync(() => Task.Run(() => ComparisonSummary.Of(Comparison.OfConfigurations(Drawn(configurations, seeds), new Question("val_ppl", Minimize: true))))):0.00} | |");
            for (var other = 0; other < others; other++)
                await FillAsync(store, $"other-{other}", "cell: [gru, lstm]\n  layers: [1, 2, 3, 4, 5]\n  hidden: [16, 32, 48, 64, 96]\n  lr: [0.5, 1, 2, 4]", seeds: 5, epochs: 100);
            var epochs = (long)(await ReadOnlyQuery.RunAsync(store, "SELECT count(*) FROM epochs")).Rows[0][0]!;
            foreach (var view in (string[])["leaderboard", "run_summary", "curves"])
            {
                var seconds = await MedianAsync(() => ReadOnlyQuery.RunAsync(store, $"SELECT * FROM {view} WHERE sweep_id = '{usual}'"));
                Console.WriteLine($"| view {view} of one sweep | 54 | {epochs} in the store | {seconds:0.000} | |");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<Measurement> Drawn(int configurations, int seeds)
    {
        var (random, gru) = (new Random(1), Configuration.Of(new Dictionary<string, ParameterValue> { ["corpus"] = ParameterValue.Of("tm") }));
        return [.. Enumerable.Range(0, configurations).SelectMany(c => Enumerable.Range(0, seeds).Select(s => new Measurement(c, $"c={c}", gru, s, "t", 6 + c / 1000.0 + random.NextDouble())))];
    }

    private static async Task ReportAsync(ResultStore store, SweepId id, string folder)
    {
        var sweep = (await store.FindSweepAsync(id))!;
        var definition = SweepFile.Parse(sweep.Yaml, "benchmark.yaml").Definition!;
        var path = Path.Combine(folder, "report.html");
        var seconds = await MedianAsync(async () => (await SweepReport.OfAsync(store, [(sweep, definition)], DateTimeOffset.UnixEpoch)).Write(ReportFormat.Html, path));
        var runs = await store.RunsAsync(id);
        Console.WriteLine($"| report of {id} | {runs.Count} | {runs.Count * 100} | {seconds:0.00} | {new FileInfo(path).Length / 1e6:0.00} |");
    }

    private static async Task<double> MedianAsync<T>(Func<Task<T>> work)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }
        return seconds.Order().ElementAt(Repeats / 2);
    }

    /// <summary>A sweep whose curves fall to what its parameters allow, with noise that the seed decides.</summary>
    private static async Task<SweepId> FillAsync(ResultStore store, string name, string axes, int seeds, int epochs)
    {
        var yaml = $"name: {name}\ncorpora:\n  tm: lamplighter\nparameters:\n  {axes}\n  corpus: tm\n  epochs: {epochs}\nseeds: [{string.Join(", ", Enumerable.Range(0, seeds))}]\n";
        var result = SweepFile.Parse(yaml, "benchmark.yaml");
        var definition = result.Definition ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
        var sweep = (await store.AddSweepAsync(new SweepSubmission(name, yaml, 0, [new FrozenText("tm", "lamplighter", Cleaning.Letters, new string('a', 64), 100_000, 1, "/lamplighter.txt")], "0.1.0", null))).Id;
        var planned = GridExpansion.Expand(definition);
        await store.AddRunsAsync(sweep, planned);
        foreach (var run in planned)
        {
            var (id, random) = (new RunId(sweep, run.Number), new Random(HashCode.Combine(run.ConfigurationIndex, run.Seed)));
            var (floor, pace) = (6 + 0.02 * (run.ConfigurationIndex % 37) + 0.1 * random.NextDouble(), 5.0 + run.ConfigurationIndex % 7);
            var attempt = (await store.BeginAttemptAsync(id, 0, Place))!.Value;
            await store.AppendAsync(id, attempt,
            [
                .. Enumerable.Range(1, epochs).Select(e => new EpochEnded(id, attempt, Metrics(e, floor + 20 * Math.Exp(-e / pace) + 0.02 * random.NextDouble()))),
                new SampleWritten(id, attempt, epochs, "it has", "it has been the lamp and the river and the lamp", 0),
            ]);
            await store.EndRunAsync(id, attempt, RunOutcome.Completed);
        }
        await store.EndSweepAsync(sweep, SweepState.Completed, null);
        return sweep;
    }

    private static EpochMetrics Metrics(int epoch, double ppl) => new()
    {
        Epoch = epoch, Step = 10 * epoch, TrainLoss = Math.Log(0.95 * ppl), TrainPpl = 0.95 * ppl, TrainPplMeanOfBatches = ppl, TrainBpc = 2, ValLoss = Math.Log(ppl), ValPpl = ppl, ValPplMeanOfBatches = ppl, ValBpc = 3,
        GradNormMean = 0.5, GradNormMax = 1, ClippedShare = 0.1, Lr = 2, TrainSeconds = 1, ValSeconds = 0.2, CharsPerSecond = 100_000, PeakMemoryBytes = 1 << 28,
    };
}
