namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Many comparisons at once: p values such that, whichever of the differences are real, the chance of even one false alarm is no
/// more than the level they are held against (Holm 1979).
/// </summary>
public static class Holm
{
    /// <param name="ps">Each 0 to 1.</param>
    /// <param name="tests">How many tests there are in all, where these are only some of them; null for these alone.</param>
    /// <returns>In the order of <paramref name="ps"/>.</returns>
    public static double[] Adjust(IReadOnlyList<double> ps, int? tests = null)
    {
        var (adjusted, order) = (new double[ps.Count], new int[ps.Count]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(ps.ToArray(), order);
        var highest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
            adjusted[order[rank]] = highest = Math.Max(highest, Math.Min(1, ((tests ?? ps.Count) - rank) * ps[order[rank]]));
        return adjusted;
    }
}
