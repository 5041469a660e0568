using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Support;

internal static class Given
{
    public static readonly Placement Place = new("127.0.0.1:1@1", 0, "cpu", 1, new Dictionary<string, string>());

    /// <summary>A sweep of one run for each script of the scripted trainer, in their order.</summary>
    public static SweepSubmission Sweep(string name, string[] scripts, int epochs = 3, int retries = 3, int? slots = null, int priority = 0) =>
        Sweep(name, scripts, epochs, $"retries: {retries}\npriority: {priority}\n{(slots is { } n ? $"slots: {n}\n" : "")}", priority);

    /// <summary>The same with further lines of the sweep file, such as <c>early_terminate: …</c>.</summary>
    public static SweepSubmission SweepWith(string name, string[] scripts, int epochs, string lines) => Sweep(name, scripts, epochs, lines, 0);

    public static EpochMetrics Epoch(int epoch) => new()
    {
        Epoch = epoch, Step = epoch, TrainLoss = 1, TrainPpl = 2, TrainPplMeanOfBatches = 2, TrainBpc = 1, ValLoss = 1, ValPpl = 2, ValPplMeanOfBatches = 2,
        ValBpc = 1, GradNormMean = 1, GradNormMax = 1, ClippedShare = 0, Lr = 2, TrainSeconds = 1, ValSeconds = 1, CharsPerSecond = 1, PeakMemoryBytes = 1,
    };

    private static SweepSubmission Sweep(string name, string[] scripts, int epochs, string more, int priority)
    {
        var yaml = $"""
            name: {name}
            parameters:
              corpus: tm
              epochs: {epochs}
              checkpoint_every: 1
              sample_prefix: [{string.Join(", ", scripts.Select(s => $"'{s}'"))}]
            corpora: {"{tm: time-machine}"}
            {more}
            """;
        return new SweepSubmission(name, yaml, priority, [new FrozenText("tm", "time-machine", Cleaning.Letters, new string('a', 64), 1000, 1, "/texts/tm.txt")], "0.1.0", null);
    }
}
