namespace RnnSweeps.Core.Statistics;

/// <summary>Where the mean of all seeds lies, if the values are near to normal: mean ± t·sd/√n (Student 1908).</summary>
public static class StudentInterval
{
    /// <summary>Null for fewer than two values: one seed says nothing about another.</summary>
    public static Interval? Of(IReadOnlyList<double> values, double level = 0.95) => values.Count < 2 ? null : new StratifiedMean([values]).Interval(level);
}
