namespace RnnSweeps.Core.Runs;

/// <summary>
/// What one epoch measured. Perplexity is exp of the mean loss over all characters; the <c>MeanOfBatches</c> variants are
/// the mean of the batches' perplexities, which the book plots. Validation figures are null in epochs that were not validated.
/// </summary>
public sealed record EpochMetrics
{
    /// <summary>From 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Optimisation steps since the start of the run, this epoch included.</summary>
    public required long Step { get; init; }

    /// <summary>Mean cross entropy a character, in nats.</summary>
    public required double TrainLoss { get; init; }

    public required double TrainPpl { get; init; }

    public required double TrainPplMeanOfBatches { get; init; }

    /// <summary>Bits per character: loss / ln 2.</summary>
    public required double TrainBpc { get; init; }

    public double? ValLoss { get; init; }

    public double? ValPpl { get; init; }

    public double? ValPplMeanOfBatches { get; init; }

    public double? ValBpc { get; init; }

    /// <summary>Global norm of all gradients before clipping, mean over the epoch's steps.</summary>
    public required double GradNormMean { get; init; }

    public required double GradNormMax { get; init; }

    /// <summary>Share of the steps whose gradients were clipped, 0 to 1.</summary>
    public required double ClippedShare { get; init; }

    /// <summary>Learning rate of the epoch's last step.</summary>
    public required double Lr { get; init; }

    public required double TrainSeconds { get; init; }

    public double? ValSeconds { get; init; }

    /// <summary>Characters trained on per second of <see cref="TrainSeconds"/>.</summary>
    public required double CharsPerSecond { get; init; }

    /// <summary>Highest memory so far in this attempt: resident bytes of the trainer on a CPU, allocated bytes of the device on a GPU.</summary>
    public required long PeakMemoryBytes { get; init; }
}
