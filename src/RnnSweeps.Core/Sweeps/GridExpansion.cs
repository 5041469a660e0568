using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The runs of a grid: the product of the axes in the file's order, the last axis fastest; with <c>include</c>, the product
/// of each entry's own axes laid over it, entry by entry. Equal configurations count once. Seeds are the outer loop, so that
/// every configuration has been seen once before the second seed begins.
/// </summary>
public static class GridExpansion
{
    public static IReadOnlyList<PlannedRun> Expand(SweepDefinition sweep)
    {
        var configurations = Configurations(sweep);
        var varied = configurations.SelectMany(c => c).GroupBy(p => p.Key)
            .Where(g => g.Select(p => p.Value).Distinct().Skip(1).Any()).Select(g => g.Key).ToHashSet();
        var order = sweep.Parameters.Select(a => a.Name).Concat(sweep.Include.SelectMany(i => i).Select(a => a.Name))
            .Distinct().Where(varied.Contains).ToList();
        var labels = configurations.ConvertAll(c => order.Count == 0 ? $"cell={c["cell"]}" : string.Join(' ', order.Select(n => $"{n}={c[n]}")));
        var runs = new List<PlannedRun>();
        foreach (var seed in sweep.Seeds)
            for (var i = 0; i < configurations.Count; i++)
                runs.Add(new PlannedRun(runs.Count + 1, i + 1, configurations[i], labels[i], seed));
        return runs;
    }

    /// <summary>An upper bound of the number of runs, without making them; never overflows.</summary>
    public static long Count(SweepDefinition sweep) =>
        (long)Math.Min(1e18, Grids(sweep).Sum(g => g.Aggregate(1.0, (n, a) => n * a.Values.Count)) * sweep.Seeds.Count);

    private static List<Configuration> Configurations(SweepDefinition sweep)
    {
        var seen = new HashSet<Configuration>();
        foreach (var grid in Grids(sweep))
            foreach (var point in Product(grid))
                seen.Add(Configuration.Of(point));
        return [.. seen];
    }

    private static IEnumerable<IReadOnlyList<Axis>> Grids(SweepDefinition sweep) =>
        sweep.Include.Count == 0 ? [sweep.Parameters] : sweep.Include.Select(over => Overlay(sweep.Parameters, over));

    private static IReadOnlyList<Axis> Overlay(IReadOnlyList<Axis> axes, IReadOnlyList<Axis> over) =>
        [.. axes.Where(a => over.All(o => o.Name != a.Name)), .. over];

    private static IEnumerable<Dictionary<string, ParameterValue>> Product(IReadOnlyList<Axis> axes)
    {
        if (axes.Any(a => a.Values.Count == 0)) yield break;
        var index = new int[axes.Count];
        while (true)
        {
            yield return axes.Select((a, i) => (a.Name, Value: a.Values[index[i]])).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
            var last = axes.Count - 1;
            while (last >= 0 && ++index[last] == axes[last].Values.Count) index[last--] = 0;
            if (last < 0) yield break;
        }
    }
}
