using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public sealed class EpochComparisonTests
{
    private static readonly EpochMetrics Stored = Given.Epoch(2, 9);

    private static EpochMetrics Unvalidated => Stored with { ValLoss = null, ValPpl = null, ValPplMeanOfBatches = null, ValBpc = null, ValSeconds = null };

    [Fact]
    public void Speed_and_memory_may_differ_and_the_last_digit_of_a_figure_may_not()
    {
        Assert.Null(EpochComparison.Difference(Stored, Stored with { TrainSeconds = 3, ValSeconds = 1, CharsPerSecond = 1, PeakMemoryBytes = 1 }, isDue: true));
        Assert.Equal(
            "step 20 and 21, train_loss 2 and 2.0000000000000004", EpochComparison.Difference(Stored, Stored with { Step = 21, TrainLoss = Math.BitIncrement(2.0) }, isDue: true));
    }

    [Fact]
    public void A_validation_that_only_one_of_them_has_counts_where_the_settings_ask_for_it()
    {
        Assert.StartsWith("val_loss 2.25 and NaN", EpochComparison.Difference(Stored, Unvalidated, isDue: true), StringComparison.Ordinal);
        Assert.Null(EpochComparison.Difference(Stored, Unvalidated, isDue: false));
        Assert.Null(EpochComparison.Difference(Unvalidated, Stored, isDue: false));
        Assert.StartsWith("lr 2 and 3", EpochComparison.Difference(Unvalidated, Stored with { Lr = 3 }, isDue: false), StringComparison.Ordinal);
        Assert.StartsWith("val_loss 2.25 and 1", EpochComparison.Difference(Stored, Stored with { ValLoss = 1 }, isDue: false), StringComparison.Ordinal);
    }
}
