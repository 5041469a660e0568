namespace RnnSweeps.Core.Runs;

/// <summary>Describes a figure of an epoch, on the property that holds it. Its type is the property's.</summary>
/// <param name="column">In the store, the views, the exports, and where people name a figure.</param>
/// <param name="unit">Empty for none.</param>
/// <param name="tag">In TensorBoard.</param>
/// <param name="doc">For people, after its name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FigureAttribute(string column, string unit, string tag, string doc) : Attribute
{
    public string Column => column;

    public string Unit => unit;

    public string Tag => tag;

    public string Doc => doc;

    /// <inheritdoc cref="EpochFigure.IsDeterministic"/>
    public bool IsDeterministic { get; init; } = true;

    /// <inheritdoc cref="EpochFigure.CanJudge"/>
    public bool CanJudge { get; init; } = true;

    /// <inheritdoc cref="EpochFigure.MoreIsBetter"/>
    public bool MoreIsBetter { get; init; }

    /// <summary>Place among the figures that a sweep file may name as its metric, from 1; 0 for one that it may not.</summary>
    public int MetricPlace { get; init; }
}
