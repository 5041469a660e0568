namespace RnnSweeps.Core.Statistics;

/// <summary>
/// Many comparisons at once: p values such that, whichever of the differences are real, the chance of even one false alarm is no
/// more than the level they are held against (Holm 1979).
/// </summary>
public static class Holm
{
    /// <param name="ps">Each 0 to 1.</param>
    /// <returns>In the order of <paramref name="ps"/>.</returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> ps)
    {
        var adjusted = new double[ps.Count];
        var highest = 0.0;
        foreach (var (index, rank) in Enumerable.Range(0, ps.Count).OrderBy(i => ps[i]).Select((index, rank) => (index, rank)))
            adjusted[index] = highest = Math.Max(highest, Math.Min(1, (ps.Count - rank) * ps[index]));
        return adjusted;
    }
}
