using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

/// <summary>Whether an epoch that was trained again measured what is stored of it.</summary>
public static class EpochComparison
{
    /// <summary>The figures that are not the same bit for bit, with both values: "train_loss 1.5 and 1.6". Null if all are; speed and memory are not asked.</summary>
    /// <param name="stored">The former.</param>
    /// <param name="again">The latter.</param>
    /// <param name="isDue">
    /// False for an epoch that is not to be validated by the settings. One that was validated all the same, because its training
    /// paused there, is compared without that.
    /// </param>
    public static string? Difference(EpochMetrics stored, EpochMetrics again, bool isDue) =>
        EpochFigures.Difference(stored, again, validation: isDue || stored.ValLoss is null == again.ValLoss is null);
}
