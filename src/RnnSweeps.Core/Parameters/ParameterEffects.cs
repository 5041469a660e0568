namespace RnnSweeps.Core.Parameters;

/// <summary>
/// When parameters act. Where one does not, its value changes nothing of a training: configurations that differ in such
/// values alone are trained once, and nobody compares by them.
/// </summary>
public static class ParameterEffects
{
    private static readonly IReadOnlyList<Parameter> Conditional = [.. ParameterCatalogue.All.Where(p => p.Effect is not null)];

    /// <summary>The parameters that do not always act.</summary>
    public static IEnumerable<string> Names => Conditional.Select(p => p.Name);

    /// <summary>When a parameter acts; null for one that always does.</summary>
    public static ParameterEffect? Find(string parameter) => ParameterCatalogue.Find(parameter)?.Effect;

    /// <summary>True if another value of the parameter could change what such a training gives.</summary>
    public static bool Acts(string parameter, Configuration configuration) => Find(parameter)?.Acts(name => configuration[name]) != false;

    /// <summary>
    /// The same configuration with its default for each parameter that does not act: equal for configurations whose trainings
    /// are. No rule looks at a parameter that another rule may set back, so once is enough.
    /// </summary>
    public static Configuration Effective(Configuration configuration)
    {
        var idle = Conditional.Where(p => configuration[p.Name] != p.Default && !Acts(p.Name, configuration))
            .Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return idle.Count == 0 ? configuration : Configuration.Of(configuration.Where(p => !idle.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value));
    }
}
