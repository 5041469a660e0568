namespace RnnSweeps.Core.Runs;

/// <summary>
/// What one epoch measured. Perplexity is exp of the mean loss over all characters; the <c>MeanOfBatches</c> variants are
/// the mean of the batches' perplexities, which the book plots. Validation figures are null in epochs that were not validated.
/// A figure is described here alone (<see cref="EpochFigure"/>); a new one asks for a migration that adds its column besides.
/// </summary>
public sealed record EpochMetrics
{
    private const string Nats = "nats a character", Bits = "bits a character", Perplexity = "perplexity", Norm = "norm", Seconds = "s";

    /// <summary>From 1.</summary>
    public required int Epoch { get; init; }

    [Figure("step", "steps", "run/step", "optimisation steps since the start of the run, this epoch included", CanJudge = false)]
    public required long Step { get; init; }

    [Figure("train_loss", Nats, "train/loss", "mean cross entropy while training", MetricPlace = 6)]
    public required double TrainLoss { get; init; }

    [Figure("train_ppl", Perplexity, "train/ppl", "exp of the mean loss while training", MetricPlace = 5)]
    public required double TrainPpl { get; init; }

    [Figure("train_ppl_mean_of_batches", Perplexity, "train/ppl_mean_of_batches", "the same as the book averages", MetricPlace = 8)]
    public required double TrainPplMeanOfBatches { get; init; }

    [Figure("train_bpc", Bits, "train/bpc", "training loss / ln 2", MetricPlace = 7)]
    public required double TrainBpc { get; init; }

    [Figure("val_loss", Nats, "val/loss", "mean cross entropy of the validation", MetricPlace = 2)]
    public double? ValLoss { get; init; }

    [Figure("val_ppl", Perplexity, "val/ppl", "exp of the mean loss of the validation", MetricPlace = 1)]
    public double? ValPpl { get; init; }

    [Figure("val_ppl_mean_of_batches", Perplexity, "val/ppl_mean_of_batches", "the same as the book averages", MetricPlace = 4)]
    public double? ValPplMeanOfBatches { get; init; }

    [Figure("val_bpc", Bits, "val/bpc", "validation loss / ln 2", MetricPlace = 3)]
    public double? ValBpc { get; init; }

    [Figure("grad_norm_mean", Norm, "run/grad_norm_mean", "global norm of all gradients before clipping, mean over the epoch's steps")]
    public required double GradNormMean { get; init; }

    [Figure("grad_norm_max", Norm, "run/grad_norm_max", "the largest of these norms")]
    public required double GradNormMax { get; init; }

    [Figure("clipped_share", "0 to 1", "run/clipped_share", "share of the steps whose gradients were clipped")]
    public required double ClippedShare { get; init; }

    [Figure("lr", "", "run/lr", "learning rate of the epoch's last step")]
    public required double Lr { get; init; }

    [Figure("train_seconds", Seconds, "train/seconds", "time of the training", IsDeterministic = false)]
    public required double TrainSeconds { get; init; }

    [Figure("val_seconds", Seconds, "val/seconds", "time of the validation", IsDeterministic = false)]
    public double? ValSeconds { get; init; }

    [Figure("chars_per_second", "characters/s", "run/chars_per_second", "characters trained on per second of training",
        IsDeterministic = false, MoreIsBetter = true)]
    public required double CharsPerSecond { get; init; }

    /// <summary>Resident bytes of the trainer on a CPU, allocated bytes of the device on a GPU.</summary>
    [Figure("peak_memory_bytes", "bytes", "run/peak_memory_bytes", "highest memory of the trainer so far in this attempt",
        IsDeterministic = false)]
    public required long PeakMemoryBytes { get; init; }
}
