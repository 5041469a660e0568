namespace RnnSweeps.Core.Statistics;

/// <summary>A closed range of values.</summary>
public readonly record struct Interval(double Low, double High)
{
    public bool Contains(double value) => Low <= value && value <= High;
}
