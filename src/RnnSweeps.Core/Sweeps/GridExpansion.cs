using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The runs of a grid: the product of the axes in the file's order, the last axis fastest; with <c>include</c>, the product
/// of each entry's own axes laid over it, entry by entry. Equal configurations count once. Seeds are the outermost loop:
/// after the first seed every configuration can be compared, and a sweep cut short later is still paired.
/// </summary>
public static class GridExpansion
{
    /// <summary>Numbered from 1. The same definition always gives the same runs in the same order.</summary>
    public static IReadOnlyList<PlannedRun> Expand(SweepDefinition sweep)
    {
        var configurations = Grids(sweep).SelectMany(Product).Select(Configuration.Of).Distinct().ToList();
        var labels = Labels(sweep, configurations);
        var runs = new List<PlannedRun>(configurations.Count * sweep.Seeds.Count);
        foreach (var seed in sweep.Seeds)
            for (var i = 0; i < configurations.Count; i++)
                runs.Add(new PlannedRun(runs.Count + 1, i + 1, configurations[i], labels[i], seed));
        return runs;
    }

    /// <summary>How many runs there are at most (fewer if entries of <c>include</c> overlap), without making them; never overflows.</summary>
    public static long MostRuns(SweepDefinition sweep)
    {
        var runs = new UInt128();
        foreach (var grid in Grids(sweep))
            runs += grid.Aggregate(UInt128.One, (n, axis) => UInt128.Min(n * (UInt128)axis.Values.Count, long.MaxValue));
        return (long)UInt128.Min(runs * (UInt128)sweep.Seeds.Count, long.MaxValue);
    }

    /// <summary>What differs between the configurations, in the file's order; the cell where nothing does.</summary>
    private static List<string> Labels(SweepDefinition sweep, List<Configuration> configurations)
    {
        var differing = sweep.Parameters.Concat(sweep.Include.SelectMany(entry => entry))
            .Select(axis => axis.Name)
            .Distinct()
            .Where(name => configurations.Select(c => c[name]).Distinct().Skip(1).Any())
            .DefaultIfEmpty("cell")
            .ToList();
        return configurations.ConvertAll(c => string.Join(' ', differing.Select(name => $"{name}={c[name]}")));
    }

    private static IEnumerable<IReadOnlyList<Axis>> Grids(SweepDefinition sweep) =>
        sweep.Include.Count == 0 ? [sweep.Parameters] : sweep.Include.Select(entry => Overlay(sweep.Parameters, entry));

    /// <summary>An overlaid axis keeps its place, so that it varies as fast as the one below it would.</summary>
    private static IReadOnlyList<Axis> Overlay(IReadOnlyList<Axis> below, IReadOnlyList<Axis> above) =>
        [.. below.Select(axis => above.FirstOrDefault(a => a.Name == axis.Name) ?? axis), .. above.Where(a => below.All(b => b.Name != a.Name))];

    private static IEnumerable<Dictionary<string, ParameterValue>> Product(IReadOnlyList<Axis> axes)
    {
        if (axes.Any(axis => axis.Values.Count == 0)) yield break;
        var at = new int[axes.Count];
        int turn;
        do
        {
            var point = new Dictionary<string, ParameterValue>(axes.Count, StringComparer.Ordinal);
            for (var i = 0; i < axes.Count; i++) point[axes[i].Name] = axes[i].Values[at[i]];
            yield return point;
            // Counts on like an odometer: the last axis first, and on overflow the one before it.
            for (turn = axes.Count - 1; turn >= 0 && ++at[turn] == axes[turn].Values.Count; turn--) at[turn] = 0;
        }
        while (turn >= 0);
    }
}
