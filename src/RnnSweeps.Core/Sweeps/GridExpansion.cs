using System.Numerics;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The runs of a grid: the product of the axes in the file's order, the last axis fastest, grid by grid. Equal configurations
/// count once. Seeds are the outermost loop: after the first seed every configuration can be compared, and a sweep cut short
/// later is still paired.
/// </summary>
public static class GridExpansion
{
    /// <summary>Every configuration, each once.</summary>
    public static IReadOnlyList<Configuration> Configurations(SweepDefinition sweep) => [.. SearchSpaces.Grids(sweep).SelectMany(Product).Distinct()];

    /// <summary>Numbered from 1, as far as <c>run_cap</c> goes.</summary>
    public static IReadOnlyList<PlannedRun> Expand(SweepDefinition sweep)
    {
        var configurations = Configurations(sweep);
        var labels = Labels(sweep, configurations);
        var count = (int)Math.Min((long)configurations.Count * sweep.Seeds.Count, sweep.RunCap ?? int.MaxValue);
        return [.. Enumerable.Range(0, count).Select(i => (Run: i, Configuration: i % configurations.Count, Seed: sweep.Seeds[i / configurations.Count]))
            .Select(p => new PlannedRun(p.Run + 1, p.Configuration + 1, configurations[p.Configuration], labels[p.Configuration], p.Seed))];
    }

    /// <summary>How many runs there are at most (fewer if grids overlap or something is left out), without making them.</summary>
    public static BigInteger Count(SweepDefinition sweep) => sweep.Seeds.Count * SearchSpaces.Grids(sweep)
        .Aggregate(BigInteger.Zero, (sum, space) => sum + space.Groups.Aggregate(BigInteger.One, (product, group) => product * group.Count));

    /// <summary>As <see cref="Count"/>, and the largest whole number where there are more.</summary>
    public static long MostRuns(SweepDefinition sweep) => (long)BigInteger.Min(Count(sweep), long.MaxValue);

    /// <summary>Every allowed point of a space that can be counted.</summary>
    internal static IEnumerable<Configuration> Product(SearchSpace space)
    {
        var groups = space.Groups;
        var counts = groups.Select(g => g.Count).ToArray();
        var at = new int[counts.Length];
        int turn;
        do
        {
            if (space.Configuration(groups.SelectMany((g, i) => g.Take(at[i]))) is { } configuration) yield return configuration;
            // Counts on like an odometer: the last axis first, and on overflow the one before it.
            for (turn = counts.Length - 1; turn >= 0 && ++at[turn] == counts[turn]; turn--) at[turn] = 0;
        }
        while (turn >= 0);
    }

    /// <summary>What differs between the configurations, in the file's order, of each what acts in it; the cell where nothing does.</summary>
    private static List<string> Labels(SweepDefinition sweep, IReadOnlyList<Configuration> configurations)
    {
        var axes = sweep.Parameters.Concat(sweep.Grids.SelectMany(g => g)).Concat(sweep.Include.SelectMany(entry => entry)).ToLookup(axis => axis.Name);
        var differing = axes.Select(a => a.Key).Where(name => configurations.Select(c => c[name]).Distinct().Skip(1).Any()).ToList();
        return [.. configurations.Select(c => string.Join(' ', differing
            .Where(name => axes[name].Any(a => a.IsActive(c)) && ParameterEffects.Acts(name, c))
            .DefaultIfEmpty("cell")
            .Select(name => $"{name}={c[name]}")))];
    }
}
