using RnnSweeps.Core.Search.Bayes;

namespace RnnSweeps.Core.Sweeps;

/// <summary>From a definition to its runs: the same definition gives the same runs in the same order, everywhere and always.</summary>
public static class SweepExpansion
{
    /// <summary>Spaces with more points have more than any sweep has runs.</summary>
    private const int MostCounted = 2000;

    /// <summary>
    /// All runs of a grid or of random draws. Of <c>bayes</c>, the runs before the first proposal that learns from results.
    /// </summary>
    public static IReadOnlyList<PlannedRun> Expand(SweepDefinition sweep) => sweep.Method switch
    {
        SearchMethod.Grid => GridExpansion.Expand(sweep),
        SearchMethod.Random => DrawExpansion.Runs(sweep, DrawExpansion.Configurations(sweep, MostConfigurations(sweep))),
        SearchMethod.Bayes => DrawExpansion.Runs(sweep, DrawExpansion.Configurations(sweep, Math.Min(TpeSampler.Startup, MostConfigurations(sweep)))),
        _ => throw new ArgumentOutOfRangeException(nameof(sweep), sweep.Method, "Unknown method."),
    };

    /// <summary>How many runs there will be at most.</summary>
    public static long MostRuns(SweepDefinition sweep) => sweep.Method == SearchMethod.Grid
        ? Math.Min(GridExpansion.MostRuns(sweep), sweep.RunCap ?? long.MaxValue)
        : Math.Min(MostDistinct(sweep), sweep.RunCap ?? 0);

    /// <summary>Runs of everything that draws or proposals may be, where that can be counted: none is made twice.</summary>
    private static long MostDistinct(SweepDefinition sweep)
    {
        var space = SearchSpaces.Draws(sweep);
        if (space.Axes.Any(a => a.Distribution.Values is null)) return long.MaxValue;
        var points = space.Groups.Aggregate(1.0, (n, group) => n * group.Count);
        if (points > MostCounted) return long.MaxValue;
        // A combination of include that is not of the space is one more.
        var included = sweep.Include.Sum(entry => entry.Aggregate(1L, (n, axis) => n * axis.Values.Count));
        return (GridExpansion.Product(space).Distinct().LongCount() + (sweep.Include.Count == 0 ? 0 : included * (long)points)) * sweep.Seeds.Count;
    }

    /// <summary>The most configurations of random draws or proposals; the last one may lack seeds.</summary>
    public static int MostConfigurations(SweepDefinition sweep) => ((sweep.RunCap ?? 0) + sweep.Seeds.Count - 1) / sweep.Seeds.Count;
}
