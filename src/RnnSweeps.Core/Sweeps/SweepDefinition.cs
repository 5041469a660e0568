using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

public enum SearchMethod
{
    Grid,
}

public enum MetricGoal
{
    Minimize,
    Maximize,
}

/// <summary>What the sweep optimises: the name of an epoch's figure in the store, for example <c>val_ppl</c>.</summary>
public sealed record SweepMetric(string Name, MetricGoal Goal)
{
    public static SweepMetric Default { get; } = new("val_ppl", MetricGoal.Minimize);
}

/// <summary>One parameter of the search space and its values in the file's order; a single value is no choice.</summary>
public sealed record Axis(string Name, IReadOnlyList<ParameterValue> Values);

/// <summary>An accepted sweep file.</summary>
public sealed record SweepDefinition
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public SearchMethod Method { get; init; } = SearchMethod.Grid;

    public SweepMetric Metric { get; init; } = SweepMetric.Default;

    /// <summary>The mixes that the file names and those that <c>corpus</c> names directly, by name.</summary>
    public required IReadOnlyDictionary<string, CorpusMix> Corpora { get; init; }

    /// <summary>In the file's order.</summary>
    public required IReadOnlyList<Axis> Parameters { get; init; }

    /// <summary>If not empty: only these combinations, each laid over <see cref="Parameters"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> Include { get; init; } = [];

    public IReadOnlyList<long> Seeds { get; init; } = [0];

    /// <summary>How often a run is tried again after a failure that is worth it.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Runs of this sweep that train at the same time, at most; null for as many as there are slots.</summary>
    public int? Slots { get; init; }
}
