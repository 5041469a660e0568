using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>Where a training stands after a whole epoch; with the weights, all that is needed to go on exactly.</summary>
/// <param name="Epoch">Whole epochs trained.</param>
/// <param name="Step">Optimisation steps taken.</param>
/// <param name="BestValLoss">Null before the first validation.</param>
/// <param name="BestEpoch">The epoch of <paramref name="BestValLoss"/>; 0 before the first validation.</param>
/// <param name="Recent">
/// What the last epochs measured, this one included. It is told again on resuming, because a checkpoint may outlive the
/// report of its epoch when everything dies at once.
/// </param>
public sealed record TrainingPosition(int Epoch, long Step, double? BestValLoss, int BestEpoch, IReadOnlyList<EpochMetrics> Recent)
{
    private const int Remembered = 200;

    public static TrainingPosition Start { get; } = new(0, 0, null, 0, []);

    /// <summary>True if no epoch before had a smaller validation loss.</summary>
    public bool IsBest => BestEpoch == Epoch;

    public TrainingPosition After(EpochMetrics metrics)
    {
        var best = metrics.ValLoss < (BestValLoss ?? double.PositiveInfinity);
        return new(
            metrics.Epoch, metrics.Step, best ? metrics.ValLoss : BestValLoss, best ? metrics.Epoch : BestEpoch, [.. Recent.TakeLast(Remembered - 1), metrics]);
    }
}
