using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The search spaces of a sweep file.</summary>
public static class SearchSpaces
{
    /// <summary>The axes of each grid of the file, <c>include</c> aside.</summary>
    public static IReadOnlyList<IReadOnlyList<Axis>> Axes(SweepDefinition sweep) =>
        sweep.Grids.Count == 0 ? [sweep.Parameters] : [.. sweep.Grids.Select(g => Overlay(sweep.Parameters, g))];

    /// <summary>
    /// Of a grid: the grids, then the combinations of <c>include</c>, which no <c>exclude</c> takes out. Where
    /// <c>parameters</c> has a single value for each, it is no grid but what the combinations share.
    /// </summary>
    public static IReadOnlyList<SearchSpace> Grids(SweepDefinition sweep)
    {
        var included = sweep.Include.Select(entry => Space(sweep, Overlay(sweep.Parameters, entry), included: true));
        var alone = sweep.Include.Count > 0 && sweep.Grids.Count == 0 && sweep.Parameters.All(a => a.Distribution.IsConstant);
        return alone ? [.. included] : [.. Axes(sweep).Select(axes => Space(sweep, axes, included: false)), .. included];
    }

    /// <summary>Of random draws and proposals.</summary>
    public static SearchSpace Draws(SweepDefinition sweep) => Space(sweep, sweep.Parameters, included: false);

    private static SearchSpace Space(SweepDefinition sweep, IReadOnlyList<Axis> axes, bool included) =>
        new(axes, [.. sweep.Zip.Where(z => MoveTogether(z, axes))], included ? [] : sweep.Exclude, sweep.Constraints);

    /// <summary>A combination may give one of them a value of its own.</summary>
    private static bool MoveTogether(IReadOnlyList<string> names, IReadOnlyList<Axis> axes) =>
        axes.Where(a => names.Contains(a.Name)).Select(a => a.Distribution.Values?.Count).Distinct().Count() == 1;

    /// <summary>An overlaid axis keeps its place, so that it varies as fast as the one below it would.</summary>
    private static IReadOnlyList<Axis> Overlay(IReadOnlyList<Axis> below, IReadOnlyList<Axis> above) =>
        [.. below.Select(axis => above.FirstOrDefault(a => a.Name == axis.Name) ?? axis), .. above.Where(a => below.All(b => b.Name != a.Name))];
}
