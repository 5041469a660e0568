using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>Small sweeps, runs and epochs to store.</summary>
internal static class Given
{
    public static readonly Placement Place =
        new("127.0.0.1:11111@1", 0, "cpu", 1, new Dictionary<string, string> { ["torchsharp"] = "0.107.0" });

    public static SweepSubmission Submission(string name = "depth", string yaml = "name: depth", string sha256 = "a1") =>
        new(name, yaml, 0, [new FrozenText("tm", "time-machine", Cleaning.Letters, sha256, 173_428, 1, "/texts/tm.txt")], "0.1.0", "abc123");

    public static Configuration Configuration(string cell = "gru", long layers = 1, double lr = 2) => Core.Parameters.Configuration.Of(
        new Dictionary<string, ParameterValue>
        {
            ["cell"] = ParameterValue.Of(cell), ["layers"] = ParameterValue.Of(layers), ["lr"] = ParameterValue.Of(lr), ["corpus"] = ParameterValue.Of("tm"),
        });

    /// <summary>Each cell over each seed, in that order.</summary>
    public static IReadOnlyList<PlannedRun> Runs(string[] cells, long[] seeds) =>
        [.. cells.SelectMany((cell, c) => seeds.Select((seed, s) =>
            new PlannedRun((c * seeds.Length) + s + 1, c + 1, Configuration(cell), $"cell={cell}", seed)))];

    /// <summary>Figures without meaning but exact on every machine: quotients, no logarithms.</summary>
    public static EpochMetrics Epoch(int epoch, double valPpl = 10) => new()
    {
        Epoch = epoch,
        Step = 10 * epoch,
        TrainLoss = (valPpl - 1) / 4,
        TrainPpl = valPpl - 1,
        TrainPplMeanOfBatches = valPpl - 0.9,
        TrainBpc = (valPpl - 1) / 3,
        ValLoss = valPpl / 4,
        ValPpl = valPpl,
        ValPplMeanOfBatches = valPpl + 0.1,
        ValBpc = valPpl / 3,
        GradNormMean = 0.5,
        GradNormMax = 1.25,
        ClippedShare = 0.1,
        Lr = 2,
        TrainSeconds = 2,
        ValSeconds = 0.5,
        CharsPerSecond = 160_000,
        PeakMemoryBytes = 1 << 20,
    };

    public static async Task<SweepId> SweepAsync(this ResultStore store, string[] cells, long[] seeds, string name = "depth")
    {
        var sweep = (await store.AddSweepAsync(Submission(name))).Id;
        await store.AddRunsAsync(sweep, Runs(cells, seeds));
        return sweep;
    }

    /// <summary>Ends an attempt without an end and begins the next one.</summary>
    public static async Task BeginAgainAsync(this ResultStore store, RunId run, int attempt)
    {
        Assert.True(await store.RequeueAsync(run, attempt, null, "interrupted"));
        Assert.Equal(attempt + 1, await store.BeginAttemptAsync(run, attempt, Place));
    }

    /// <summary>Trains a run to its end: one epoch for each perplexity.</summary>
    public static async Task TrainAsync(this ResultStore store, RunId run, params double[] valPpls)
    {
        var attempt = (await store.BeginAttemptAsync(run, 0, Place))!.Value;
        Assert.True(await store.AppendAsync(run, attempt, [.. valPpls.Select((p, i) => new EpochEnded(run, attempt, Epoch(i + 1, p)))]));
        Assert.True(await store.EndRunAsync(run, attempt, RunOutcome.Completed));
    }
}
