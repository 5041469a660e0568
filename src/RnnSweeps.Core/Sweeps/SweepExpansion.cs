using RnnSweeps.Core.Search.Bayes;

namespace RnnSweeps.Core.Sweeps;

/// <summary>From a definition to its runs: the same definition gives the same runs in the same order, everywhere and always.</summary>
public static class SweepExpansion
{
    /// <summary>
    /// All runs of a grid or of random draws. Of <c>bayes</c>, the runs before the first proposal that learns from results.
    /// </summary>
    public static IReadOnlyList<PlannedRun> Expand(SweepDefinition sweep) => sweep.Method switch
    {
        SearchMethod.Grid => GridExpansion.Expand(sweep),
        SearchMethod.Random => DrawExpansion.Runs(sweep, DrawExpansion.Configurations(sweep, MostConfigurations(sweep))),
        SearchMethod.Bayes => DrawExpansion.Runs(sweep, DrawExpansion.Configurations(sweep, Math.Min(ParzenSearch.Startup, MostConfigurations(sweep)))),
        _ => throw new ArgumentOutOfRangeException(nameof(sweep), sweep.Method, "Unknown method."),
    };

    /// <summary>How many runs there will be at most.</summary>
    public static long MostRuns(SweepDefinition sweep) => sweep.Method == SearchMethod.Grid
        ? Math.Min(GridExpansion.MostRuns(sweep), sweep.RunCap ?? long.MaxValue)
        : sweep.RunCap ?? 0;

    /// <summary>The most configurations of random draws or proposals; the last one may lack seeds.</summary>
    public static int MostConfigurations(SweepDefinition sweep) => ((sweep.RunCap ?? 0) + sweep.Seeds.Count - 1) / sweep.Seeds.Count;
}
