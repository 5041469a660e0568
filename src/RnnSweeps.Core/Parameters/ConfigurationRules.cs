namespace RnnSweeps.Core.Parameters;

/// <summary>What parameters ask of each other, beyond the range of each.</summary>
public static class ConfigurationRules
{
    private static readonly IReadOnlyList<Parameter> All = [.. ParameterCatalogue.All.Where(p => p.Rule is not null)];

    /// <summary>The parameters that have rules.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>The first rule that a configuration breaks, as a sentence without its end, and whose it is; null if it can be trained.</summary>
    public static (string Parameter, string Rule)? Broken(Configuration configuration)
    {
        var settings = TrainingSettings.From(configuration);
        foreach (var parameter in All)
            if (parameter.Rule!.IsBroken(settings)) return (parameter.Name, parameter.Rule.Words(settings));
        return null;
    }
}
