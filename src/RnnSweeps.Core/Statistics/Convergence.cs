namespace RnnSweeps.Core.Statistics;

/// <summary>A run's state after one epoch.</summary>
/// <param name="Seconds">Of training so far.</param>
/// <param name="ValPpl">Null where this epoch was not validated.</param>
public sealed record CurvePoint(int Epoch, long Steps, double Seconds, double TrainPpl, double? ValPpl);

/// <summary>When a run came to a given perplexity.</summary>
public sealed record Reached(int Epoch, long Steps, double Seconds);

/// <summary>How fast, how low and how steadily a run learned; from its epochs in order.</summary>
public sealed class Convergence(IReadOnlyList<CurvePoint> curve)
{
    private readonly IReadOnlyList<CurvePoint> _validated = [.. curve.Where(p => p.ValPpl is { } ppl && double.IsFinite(ppl))];

    /// <summary>The first epoch at or below a validation perplexity; null for never within this training (a censored time).</summary>
    public Reached? Reaches(double perplexity) =>
        _validated.FirstOrDefault(p => p.ValPpl <= perplexity) is { } point ? new Reached(point.Epoch, point.Steps, point.Seconds) : null;

    /// <summary>The earliest of those with the lowest validation perplexity; null where none was validated.</summary>
    public CurvePoint? Best => _validated.MinBy(p => p.ValPpl);

    /// <summary>
    /// Mean of ln(validation perplexity) over the epochs from the first validated one to the last, by trapezoids: the lower, the
    /// earlier it learned. Null for fewer than two validated epochs.
    /// </summary>
    public double? MeanValLoss
    {
        get
        {
            if (_validated.Count < 2) return null;
            var area = _validated.Zip(_validated.Skip(1), (a, b) => (b.Epoch - a.Epoch) * (Math.Log(a.ValPpl!.Value) + Math.Log(b.ValPpl!.Value)) / 2).Sum();
            return area / (_validated[^1].Epoch - _validated[0].Epoch);
        }
    }

    /// <summary>ln(validation perplexity) less ln(training perplexity) at the best epoch: above zero for what was learned by heart.</summary>
    public double? Gap => Best is { } best ? Math.Log(best.ValPpl!.Value) - Math.Log(best.TrainPpl) : null;

    /// <summary>
    /// The median over runs of a time that some never came to: null where half of them or more did not, for then all that is known
    /// is that it is later than their end.
    /// </summary>
    public static double? CensoredMedian(IReadOnlyCollection<double?> times)
    {
        if (times.Count == 0) return null;
        var median = Sample.Median([.. times.Select(t => t ?? double.PositiveInfinity)]);
        return double.IsFinite(median) ? median : null;
    }
}
