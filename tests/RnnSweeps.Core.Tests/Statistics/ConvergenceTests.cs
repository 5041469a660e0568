using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Tests.Statistics;

public sealed class ConvergenceTests
{
    private static readonly Convergence Run = new(
    [
        new CurvePoint(1, 10, 1.5, 20, 19), new CurvePoint(2, 20, 3, 12, null), new CurvePoint(3, 30, 4.5, 8, 9), new CurvePoint(4, 40, 6, 6, 8), new CurvePoint(5, 50, 7.5, 5, 8.5),
    ]);

    [Fact]
    public void A_perplexity_is_reached_at_the_first_validated_epoch_at_or_below_it()
    {
        Assert.Equal(new Reached(3, 30, 4.5), Run.Reaches(9));
        Assert.Equal(new Reached(4, 40, 6), Run.Reaches(8.9));
        Assert.Null(Run.Reaches(7.9));
    }

    [Fact]
    public void The_best_epoch_the_gap_there_and_the_mean_loss_come_from_validated_epochs()
    {
        Assert.Equal(4, Run.Best!.Epoch);
        Assert.Equal(Math.Log(8.0 / 6), Run.Gap!.Value, 1e-12);
        var area = 2 * (Math.Log(19) + Math.Log(9)) / 2 + (Math.Log(9) + Math.Log(8)) / 2 + (Math.Log(8) + Math.Log(8.5)) / 2;
        Assert.Equal(area / 4, Run.MeanValLoss!.Value, 1e-12);
    }

    [Fact]
    public void A_run_without_a_validated_epoch_says_nothing()
    {
        var run = new Convergence([new CurvePoint(1, 10, 1, 20, null), new CurvePoint(2, 20, 2, 20, double.NaN)]);
        Assert.Null(run.Best);
        Assert.Null(run.Gap);
        Assert.Null(run.MeanValLoss);
        Assert.Null(run.Reaches(100));
    }

    [Fact]
    public void A_median_time_is_known_only_if_more_than_half_of_the_runs_got_there()
    {
        Assert.Equal(5, Convergence.CensoredMedian([3, 5, null]));
        Assert.Equal(4, Convergence.CensoredMedian([3, 4, 6]));
        Assert.Null(Convergence.CensoredMedian([3, null]));
        Assert.Null(Convergence.CensoredMedian([null, null, 2]));
        Assert.Null(Convergence.CensoredMedian([]));
    }
}
