using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search.Constraints;

namespace RnnSweeps.Core.Search;

/// <summary>The axes of one grid, or of all draws, with what ties them together and what is left out.</summary>
public sealed class SearchSpace
{
    private readonly IReadOnlyList<Axis> _conditionsFirst;
    private readonly IReadOnlyList<Condition> _exclude;
    private readonly IReadOnlyList<Constraint> _constraints;

    /// <param name="axes">In the file's order, no name twice; conditions do not go round in a circle.</param>
    /// <param name="zip">Names of axes that move together.</param>
    /// <param name="exclude">Configurations that are left out.</param>
    /// <param name="constraints">What every configuration must satisfy.</param>
    public SearchSpace(
        IReadOnlyList<Axis> axes, IReadOnlyList<IReadOnlyList<string>> zip, IReadOnlyList<Condition> exclude, IReadOnlyList<Constraint> constraints)
    {
        (Axes, _exclude, _constraints) = (axes, exclude, constraints);
        Groups = [.. axes.Select(a => new AxisGroup(Together(a, axes, zip))).Where((g, i) => g.Axes[0] == axes[i])];
        _conditionsFirst = [.. axes.Where(a => a.When is not null).OrderBy(a => Depth(a, axes, 0))];
    }

    public IReadOnlyList<Axis> Axes { get; }

    /// <summary>What varies independently, in the order of the first axis of each.</summary>
    public IReadOnlyList<AxisGroup> Groups { get; }

    /// <summary>
    /// The configuration of such a point, where every parameter whose condition does not hold has its default; null if it is
    /// left out, or if a draw lies outside what its parameter may be.
    /// </summary>
    public Configuration? Configuration(IEnumerable<(string Name, ParameterValue Value)> point)
    {
        var values = point.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        foreach (var axis in _conditionsFirst)
            if (!axis.When!.Holds(name => ValueOf(name, values))) values.Remove(axis.Name);
        return Parameters.Configuration.OfDraw(values) is { } configuration && !IsLeftOut(configuration) ? configuration : null;
    }

    /// <summary>True for what <c>exclude</c> or <c>constraints</c> take out.</summary>
    public bool IsLeftOut(Configuration configuration) =>
        _exclude.Any(c => c.Holds(name => configuration[name])) || !_constraints.All(c => c.Holds(configuration));

    private static ParameterValue ValueOf(string name, Dictionary<string, ParameterValue> values)
    {
        var parameter = ParameterCatalogue.Find(name)!;
        return values.TryGetValue(name, out var value) ? parameter.Accept(value) ?? value : parameter.Default ?? default;
    }

    private static IReadOnlyList<Axis> Together(Axis axis, IReadOnlyList<Axis> axes, IReadOnlyList<IReadOnlyList<string>> zip) =>
        zip.FirstOrDefault(z => z.Contains(axis.Name)) is { } names ? [.. axes.Where(a => names.Contains(a.Name))] : [axis];

    /// <summary>How many conditions stand above an axis.</summary>
    private static int Depth(Axis axis, IReadOnlyList<Axis> axes, int above) => axis.When is null || above > axes.Count
        ? above
        : axis.When.Terms.Select(t => axes.FirstOrDefault(a => a.Name == t.Parameter)).OfType<Axis>().Select(a => Depth(a, axes, above + 1)).DefaultIfEmpty(above).Max();
}
