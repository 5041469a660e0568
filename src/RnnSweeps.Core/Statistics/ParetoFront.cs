namespace RnnSweeps.Core.Statistics;

/// <summary>What can't be bettered in one respect without being worse in another.</summary>
public static class ParetoFront
{
    /// <returns>The indices of the points on the front, ascending.</returns>
    /// <param name="points">As many figures each; lower is better in all of them.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<double>> points) =>
        [.. Enumerable.Range(0, points.Count).Where(i => !points.Any(p => Dominates(p, points[i])))];

    private static bool Dominates(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        one.Zip(other).All(p => p.First <= p.Second) && one.Zip(other).Any(p => p.First < p.Second);
}
