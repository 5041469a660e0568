using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search.Distributions;

namespace RnnSweeps.Core.Search;

/// <summary>One parameter of the search space; a single value is no choice.</summary>
/// <param name="When">Where it does not hold, the parameter has its default; null if it always holds.</param>
public sealed record Axis(string Name, Distribution Distribution, Condition? When = null)
{
    /// <summary>Of a grid, in the file's order.</summary>
    /// <exception cref="InvalidOperationException">The distribution cannot be counted.</exception>
    public IReadOnlyList<ParameterValue> Values =>
        Distribution.Values ?? throw new InvalidOperationException($"{Name} has a {Distribution.Name} distribution, which no grid can count.");

    /// <summary>True if its condition holds for a configuration; otherwise the parameter has its default there.</summary>
    public bool IsActive(Configuration configuration) => When is null || When.Holds(name => configuration[name]);
}

/// <summary>Axes that move together: their first values, then their second ones, and so on. One axis is a group of its own.</summary>
/// <param name="Axes">At least one; of several, each has the same number of values.</param>
public sealed record AxisGroup(IReadOnlyList<Axis> Axes)
{
    public string Name => string.Join('+', Axes.Select(a => a.Name));

    /// <summary>Values in a grid.</summary>
    public int Count => Axes[0].Values.Count;

    /// <summary>The i-th values.</summary>
    public IEnumerable<(string Name, ParameterValue Value)> Take(int i) => Axes.Select(a => (a.Name, a.Values[i]));

    /// <summary>The quantile of a single axis; of several, the values at that share of the list.</summary>
    public IEnumerable<(string Name, ParameterValue Value)> At(double u) => Axes.Count == 1
        ? [(Axes[0].Name, Axes[0].Distribution.At(u))]
        : Take(Math.Clamp((int)(u * Count), 0, Count - 1));
}
