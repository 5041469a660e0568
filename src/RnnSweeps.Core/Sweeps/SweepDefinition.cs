using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Constraints;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Sweeps;

public enum SearchMethod
{
    /// <summary>Every combination of the values.</summary>
    Grid,

    /// <summary>Independent draws.</summary>
    Random,

    /// <summary>Each proposal learns from the results before it.</summary>
    Bayes,
}

public enum MetricGoal
{
    Minimize,
    Maximize,
}

/// <summary>What the sweep optimises: the name of an epoch's figure in the store, for example <c>val_ppl</c>.</summary>
/// <param name="Target">No further run begins once a run has reached it; null for none.</param>
public sealed record SweepMetric(string Name, MetricGoal Goal, double? Target = null)
{
    public static SweepMetric Default { get; } = new("val_ppl", MetricGoal.Minimize);

    public bool IsBetter(double value, double than) => Goal == MetricGoal.Minimize ? value < than : value > than;

    public bool HasReached(double value) => Target is { } target && !IsBetter(target, value);
}

/// <summary>An accepted sweep file.</summary>
public sealed record SweepDefinition
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public SearchMethod Method { get; init; } = SearchMethod.Grid;

    public SweepMetric Metric { get; init; } = SweepMetric.Default;

    /// <summary>The mixes that the file names and those that <c>corpus</c> names directly, by name.</summary>
    public required IReadOnlyDictionary<string, CorpusMix> Corpora { get; init; }

    /// <summary>Texts that every trained model is measured on, besides those of its corpus.</summary>
    public IReadOnlyList<string> EvaluateOn { get; init; } = [];

    /// <summary>In the file's order.</summary>
    public required IReadOnlyList<Axis> Parameters { get; init; }

    /// <summary>If not empty: several grids, each laid over <see cref="Parameters"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> Grids { get; init; } = [];

    /// <summary>Combinations beside the grid, or to begin with, each laid over <see cref="Parameters"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> Include { get; init; } = [];

    /// <summary>Combinations that are left out.</summary>
    public IReadOnlyList<Condition> Exclude { get; init; } = [];

    /// <summary>Axes that move together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Zip { get; init; } = [];

    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    public IReadOnlyList<long> Seeds { get; init; } = [0];

    /// <summary>What random draws and proposals depend on.</summary>
    public long SearchSeed { get; init; }

    /// <summary>The most runs, or null for as many as the grid has.</summary>
    public int? RunCap { get; init; }

    public SweepBudget Budget { get; init; } = SweepBudget.Unlimited;

    public EarlyTermination? EarlyTerminate { get; init; }

    /// <summary>When a run ends by itself.</summary>
    public Patience? Stop { get; init; }

    /// <summary>The sweep ends when its first so many runs have failed of the same cause; null for never.</summary>
    public int? FailFast { get; init; }

    /// <summary>True to take over the results of equal runs that the store has already.</summary>
    public bool Reuse { get; init; }

    /// <summary>How often a run is tried again after each kind of failure.</summary>
    public RetryLimits Retries { get; init; } = RetryLimits.Default;

    /// <summary>What each run may use.</summary>
    public RunLimits Limits { get; init; } = RunLimits.None;

    /// <summary>What its runs have to be trained on: <c>cuda</c>; null for any device.</summary>
    public string? Requires { get; init; }

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Runs of this sweep that train at the same time, at most; null for as many as there are slots.</summary>
    public int? Slots { get; init; }
}
