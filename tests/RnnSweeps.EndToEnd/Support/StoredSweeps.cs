using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.EndToEnd.Support;

/// <summary>A results folder with sweeps that nobody trained: the same figures on every machine, for what is shown of them.</summary>
internal static class StoredSweeps
{
    /// <summary>Eight configurations under hyperband: two go beyond epoch 1, one to the end.</summary>
    public const string Halved = """
        name: a-sweep-of-many-widths
        method: grid
        metric: {name: val_loss, goal: minimize}
        parameters:
          cell: [rnn, lstm]
          hidden: [128, 256]
          lr: [0.0625, 1.25]
          corpus: lamplighter
          epochs: 9
        early_terminate: {type: hyperband, min_iter: 1, eta: 3}
        seeds: [0, 1]
        """;

    /// <summary>Its first three runs have failed.</summary>
    public const string Failing = """
        name: failing
        parameters: {cell: [rnn, gru, lstm], hidden: 8, corpus: lamplighter, epochs: 3}
        fail_fast: 3
        seeds: [0, 1]
        """;

    /// <summary>Three sides that differ by more than their seeds do.</summary>
    public const string Rivals = """
        name: rivals
        parameters: {cell: [rnn, gru, lstm], hidden: 128, dropout: {values: [0.125]}, corpus: lamplighter, epochs: 2}
        seeds: [0, 1, 2, 3]
        """;

    public const string FailFast = "The first 3 runs to end have failed of the same cause, diverged: see the message of each with 'rnnsweeps show failing'.";

    public static async Task FillAsync(string results)
    {
        Directory.CreateDirectory(results);
        await using var store = await ResultStore.OpenAsync(Path.Combine(results, "rnnsweeps.db"), new StandingClock());
        var (halved, runs) = await AddAsync(store, Halved);
        var reached = Enumerable.Range(1, 8).Select(c => new SeenResult(c, 2 + 0.125 * c)).ToList();
        foreach (var run in runs) await TrainAsync(store, new RunId(halved, run.Number), run.ConfigurationIndex, run.ConfigurationIndex == 1 ? 9 : run.ConfigurationIndex == 2 ? 3 : 1, isWhole: run.ConfigurationIndex == 1);
        long? last = 0;
        foreach (var (configuration, rung) in Enumerable.Range(2, 7).Select(c => (c, c == 2 ? 3 : 1)))
        {
            var seen = rung == 3 ? reached.Take(2).ToList() : reached;
            var stop = new Decision(DecisionKind.Stop, HalvingRule.Name, configuration, rung, rung == 3 ? 2 : 8, seen, $"At epoch {rung} it was number {configuration}.");
            last = await store.DecideAsync(halved, last!.Value, [(stop, null)]);
        }
        await store.EndSweepAsync(halved, SweepState.Completed, null);
        var (rivals, sides) = await AddAsync(store, Rivals);
        foreach (var run in sides) await TrainAsync(store, new RunId(rivals, run.Number), 4 * run.ConfigurationIndex, 2, isWhole: true);
        await store.EndSweepAsync(rivals, SweepState.Completed, null);
        var (failing, others) = await AddAsync(store, Failing);
        foreach (var run in others.Take(3)) await FailAsync(store, new RunId(failing, run.Number), $"Run failing/{run.Number:0000} failed before its first epoch had ended: Diverged at epoch 1, step {run.Number}: the loss is NaN. Try a smaller lr.");
        await store.HaltAsync(failing, FailFast);
    }

    public static async Task<(SweepId Id, IReadOnlyList<PlannedRun> Runs)> AddAsync(ResultStore store, string yaml)
    {
        var definition = SweepFile.Parse(yaml, "stored.yaml").Definition!;
        var id = (await store.AddSweepAsync(new SweepSubmission(definition.Name, yaml, 0, [new FrozenText("lamplighter", "lamplighter", Cleaning.Letters, "a1", 31_324, 1, "/texts/lamplighter.txt")], "0.1.0", "abc123"))).Id;
        var runs = SweepExpansion.Expand(definition);
        await store.AddRunsAsync(id, runs);
        return (id, runs);
    }

    public static async Task FailAsync(ResultStore store, RunId run, string message)
    {
        var attempt = (await store.BeginAttemptAsync(run, 0, Place))!.Value;
        await store.EndRunAsync(run, attempt, RunOutcome.Failed(FailureKind.Diverged, message));
    }

    private static Placement Place { get; } = new("127.0.0.1:11111@1", 0, "cpu", 1, new Dictionary<string, string> { ["torchsharp"] = "0.107.0" });

    private static async Task TrainAsync(ResultStore store, RunId run, int configuration, int epochs, bool isWhole)
    {
        var attempt = (await store.BeginAttemptAsync(run, 0, Place))!.Value;
        // Quotients, no logarithms: exact everywhere.
        await store.AppendAsync(run, attempt, [.. Enumerable.Range(1, epochs).Select(e => new EpochEnded(run, attempt, Epoch(e, 16 + configuration - e + 0.25 * (run.Number % 3))))]);
        if (isWhole) await store.EndRunAsync(run, attempt, RunOutcome.Completed);
        else await store.AwaitPromotionAsync(run, attempt);
    }

    private static EpochMetrics Epoch(int epoch, double ppl) => new()
    {
        Epoch = epoch, Step = 10 * epoch, TrainLoss = ppl / 8, TrainPpl = ppl - 1, TrainPplMeanOfBatches = ppl, TrainBpc = ppl / 4, ValLoss = ppl / 8, ValPpl = ppl, ValPplMeanOfBatches = ppl, ValBpc = ppl / 4,
        GradNormMean = 0.5, GradNormMax = 1.25, ClippedShare = 0.125, Lr = 1.25, TrainSeconds = 2, ValSeconds = 0.5, CharsPerSecond = 160_000, PeakMemoryBytes = 1 << 28,
    };

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
