using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The runs of random draws: the combinations of <c>include</c> first, then draw after draw, each configuration with all its
/// seeds before the next one, so that a sweep cut short later is still paired.
/// </summary>
public static class DrawExpansion
{
    /// <summary>Configurations of the first so many draws; fewer where the space is exhausted.</summary>
    public static IReadOnlyList<Configuration> Configurations(SweepDefinition sweep, int count)
    {
        var space = SearchSpaces.Draws(sweep);
        var taken = new HashSet<Configuration>();
        var given = Given(sweep).ToList();
        for (var i = 0; i < count; i++)
        {
            if (RandomSearch.Draw(space, sweep.SearchSeed, i, taken.Contains, i < given.Count ? given[i] : null) is { } drawn) taken.Add(drawn);
            else if (i >= given.Count) break;
        }
        return [.. taken];
    }

    /// <summary>The runs of these configurations, numbered from 1, as far as <c>run_cap</c> goes.</summary>
    public static IReadOnlyList<PlannedRun> Runs(SweepDefinition sweep, IReadOnlyList<Configuration> configurations)
    {
        var space = SearchSpaces.Draws(sweep);
        return [.. configurations.SelectMany((c, i) => sweep.Seeds.Select((seed, s) => new PlannedRun(i * sweep.Seeds.Count + s + 1, i + 1, c, Label(sweep, space, c), seed)))
            .Take(sweep.RunCap ?? int.MaxValue)];
    }

    /// <summary>The parameters that were drawn for a configuration, and those that <c>include</c> gives to some, as far as they act; the cell where nothing varies.</summary>
    public static string Label(SweepDefinition sweep, SearchSpace space, Configuration configuration)
    {
        var drawn = space.Axes.Where(a => !a.Distribution.IsConstant).ToList();
        var given = sweep.Include.SelectMany(entry => entry).Select(axis => axis.Name).Distinct().Where(name => drawn.All(a => a.Name != name));
        return string.Join(' ', drawn.Where(a => a.IsActive(configuration)).Select(a => a.Name).Concat(given).Where(name => ParameterEffects.Acts(name, configuration)).DefaultIfEmpty("cell").Select(name => $"{name}={configuration[name]}"));
    }

    /// <summary>The combinations of <c>include</c>, which leave to the draw what they do not say.</summary>
    private static IEnumerable<IReadOnlyList<(string Name, ParameterValue Value)>> Given(SweepDefinition sweep) => sweep.Include.SelectMany(entry =>
        entry.Aggregate(
            (IEnumerable<IReadOnlyList<(string, ParameterValue)>>)[[]],
            (so, axis) => so.SelectMany(values => axis.Values.Select(v => (IReadOnlyList<(string, ParameterValue)>)[.. values, (axis.Name, v)]))));
}
