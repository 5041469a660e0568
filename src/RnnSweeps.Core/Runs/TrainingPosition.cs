
namespace RnnSweeps.Core.Runs;

/// <summary>Where a training stands after a whole epoch; with the weights, all that is needed to go on exactly.</summary>
/// <param name="Epoch">Whole epochs trained.</param>
/// <param name="Step">Optimisation steps taken.</param>
/// <param name="BestValLoss">Null before the first validation.</param>
/// <param name="BestEpoch">The epoch of <paramref name="BestValLoss"/>; 0 before the first validation.</param>
/// <param name="Recent">
/// What the last epochs measured, this one included: all that may not be in the store for good, and some more. It is told again on
/// resuming, because a checkpoint outlives the report of its epoch when everything dies at once.
/// </param>
public sealed record TrainingPosition(int Epoch, long Step, double? BestValLoss, int BestEpoch, IReadOnlyList<EpochMetrics> Recent)
{
    private const int Remembered = 200;

    public static TrainingPosition Start { get; } = new(0, 0, null, 0, []);

    /// <summary>Evaluations since the last better one, or since the learning rate fell.</summary>
    public int Stalled { get; init; }

    /// <summary>How often schedule <c>plateau</c> has lowered the learning rate.</summary>
    public int Falls { get; init; }

    /// <summary>The perplexity that <see cref="Patience"/> wants to see fall, and the epoch that reached it; null before the first validation.</summary>
    public double? PatienceFrom { get; init; }

    public int PatienceEpoch { get; init; }

    /// <summary>Evaluations since then.</summary>
    public int PatienceCount { get; init; }

    /// <summary>True if no epoch before had a smaller validation loss.</summary>
    public bool IsBest => BestEpoch == Epoch;

    /// <summary>Null if a store that has so many epochs, from the first, has all of them once <see cref="Recent"/> was told again; else a sentence.</summary>
    public string? Tells(int? stored)
    {
        var first = Recent is [var oldest, ..] ? oldest.Epoch : Epoch + 1;
        return stored >= first - 1 || stored is null
            ? null
            : $"it tells the epochs {first} to {Epoch}, and the store has {(stored == 0 ? "none" : $"1 to {stored}")}";
    }

    /// <param name="stored">Epochs that the store has for good, from the first; null where there is no store.</param>
    /// <param name="isDue">False for a validation that was made because the training pauses: it is told, and changes nothing.</param>
    /// <param name="plateau">Evaluations without a better one after which the learning rate falls.</param>
    public TrainingPosition After(EpochMetrics metrics, bool isDue = true, int plateau = int.MaxValue, Patience? patience = null, int? stored = null)
    {
        var next = this with { Epoch = metrics.Epoch, Step = metrics.Step, Recent = Remember(metrics, stored) };
        if (!isDue || metrics is not { ValLoss: { } loss, ValPpl: { } ppl }) return next;
        var better = loss < (BestValLoss ?? double.PositiveInfinity);
        if (better) next = next with { BestValLoss = loss, BestEpoch = metrics.Epoch };
        next = better ? next with { Stalled = 0 } : Stalled + 1 > plateau ? next with { Stalled = 0, Falls = Falls + 1 } : next with { Stalled = Stalled + 1 };
        if (patience is null) return next;
        return PatienceFrom is null || ppl < PatienceFrom - patience.MinDelta
            ? next with { PatienceFrom = ppl, PatienceEpoch = metrics.Epoch, PatienceCount = 0 }
            : next with { PatienceCount = PatienceCount + 1 };
    }

    private IReadOnlyList<EpochMetrics> Remember(EpochMetrics metrics, int? stored)
    {
        var known = Recent.TakeWhile(m => m.Epoch <= (stored ?? int.MaxValue)).Count();
        return [.. Recent.Skip(Math.Min(known, Math.Max(0, Recent.Count + 1 - Remembered))), metrics];
    }

    /// <summary>Why the training ends here; null if it goes on.</summary>
    public string? EndedBy(Patience? patience) => patience is null || PatienceCount < patience.Evaluations
        ? null
        : FormattableString.Invariant($"val_ppl has not fallen by more than {patience.MinDelta} below {PatienceFrom:0.####} of epoch {PatienceEpoch} for {PatienceCount} evaluations.");
}
