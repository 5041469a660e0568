using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Distributions;

/// <summary>
/// What a parameter may be, and how likely: the distributions of Weights &amp; Biases sweeps. Every draw is the quantile of one
/// uniform number, so that a draw is exact given that number.
/// </summary>
public abstract record Distribution
{
    /// <summary>Its name in a sweep file.</summary>
    public abstract string Name { get; }

    /// <summary>The quantile function.</summary>
    /// <param name="u">From 0 to 1.</param>
    public abstract ParameterValue At(double u);

    /// <summary>Every value in the order of a grid; null where there are too many to count.</summary>
    public abstract IReadOnlyList<ParameterValue>? Values { get; }

    /// <summary>True if there is nothing to choose.</summary>
    public bool IsConstant => Values is { Count: 1 };
}
