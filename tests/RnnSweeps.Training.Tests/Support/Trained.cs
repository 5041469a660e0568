using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Training.Tests.Support;

/// <summary>What one attempt at a run told.</summary>
internal sealed class Trained
{
    public List<RunEvent> Events { get; } = [];

    public List<(long Step, double Loss, double Norm)> Steps { get; } = [];

    public RunFinished Finished => Events.OfType<RunFinished>().Single();

    /// <summary>Epochs without what a clock or the machine decides.</summary>
    public IReadOnlyList<EpochMetrics> Epochs => [.. Events.OfType<EpochEnded>().Select(e => Timeless(e.Metrics))];

    public static EpochMetrics Timeless(EpochMetrics m) =>
        m with { TrainSeconds = 0, ValSeconds = m.ValSeconds is null ? null : 0, CharsPerSecond = 0, PeakMemoryBytes = 0 };

    public static Trained Run(RunSpecification spec, bool checkpoints = true, bool steps = false, long? maxSteps = null, int? stored = null) =>
        Run(spec, (_, _) => { }, checkpoints, steps, maxSteps, stored);

    /// <param name="watch">Told each event, and may ask the training to stop.</param>
    /// <param name="stored">Epochs that a store has for good, as long as it trains; null where there is no store.</param>
    public static Trained Run(RunSpecification spec, Action<RunEvent, CancellationTokenSource> watch, bool checkpoints = true, bool steps = false, long? maxSteps = null, int? stored = null)
    {
        var trained = new Trained();
        using var stop = new CancellationTokenSource();
        TrainingRun.Train(spec, new TrainingHooks
        {
            Report = e =>
            {
                trained.Events.Add(e);
                watch(e, stop);
            },
            Step = steps ? (step, loss, norm) => trained.Steps.Add((step, loss, norm)) : null,
            MaxSteps = maxSteps,
            Stored = stored is { } epochs ? () => epochs : null,
            Checkpoints = checkpoints,
        }, TimeProvider.System, stop.Token);
        return trained;
    }
}
