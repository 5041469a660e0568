namespace RnnSweeps.Core.Statistics;

/// <summary>What a handful of numbers says of itself.</summary>
public static class Sample
{
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double Mean(IReadOnlyCollection<double> values) =>
        values.Count > 0 ? values.Sum() / values.Count : throw new ArgumentException("A mean needs at least one value.", nameof(values));

    /// <summary>With n - 1 below the line.</summary>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static double Variance(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2) throw new ArgumentException("A variance needs at least two values.", nameof(values));
        var mean = Mean(values);
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    /// <summary>With n - 1 below the line.</summary>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static double Sd(IReadOnlyCollection<double> values) => Math.Sqrt(Variance(values));

    public static double Median(IReadOnlyCollection<double> values) => Quantile([.. values.Order()], 0.5);

    /// <summary>Between the two nearest values in proportion, as NumPy's and R's default do (type 7 of Hyndman and Fan 1996).</summary>
    /// <param name="sorted">Ascending; at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        var position = share * (sorted.Count - 1);
        var below = Math.Clamp((int)position, 0, sorted.Count - 1);
        var above = Math.Min(below + 1, sorted.Count - 1);
        // Of an infinite neighbour no share is taken unless there is one to take, and between equal ones there is nothing to round.
        return position - below == 0 || sorted[below].Equals(sorted[above]) ? sorted[below] : sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
