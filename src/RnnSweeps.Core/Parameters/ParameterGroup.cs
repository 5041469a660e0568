using System.Text.Json;

namespace RnnSweeps.Core.Parameters;

/// <summary>Parameters in the order in which they are declared, and the words of a declaration.</summary>
internal sealed class ParameterGroup
{
    private readonly List<Parameter> _parameters = [];

    public IReadOnlyList<Parameter> Parameters => _parameters;

    public Parameter<T> Add<T>(Parameter<T> parameter)
    {
        _parameters.Add(parameter);
        return parameter;
    }

    /// <param name="min">Smallest value that is allowed.</param>
    /// <param name="max">Largest value that is allowed.</param>
    public static Parameter<int> Integer(string name, int @default, int min, int max, string description) => new()
    {
        Name = name, Kind = ParameterKind.Integer, Default = ParameterValue.Of(@default), Min = min, Max = max, Description = description,
        Read = value => checked((int)value.AsLong),
    };

    /// <param name="aboveMin">True if <paramref name="min"/> itself is not allowed.</param>
    /// <param name="belowMax">True if <paramref name="max"/> itself is not allowed.</param>
    public static Parameter<double> Number(
        string name, double @default, double min, double max, string description, bool aboveMin = false, bool belowMax = false) => new()
    {
        Name = name, Kind = ParameterKind.Number, Default = ParameterValue.Of(@default), Min = min, Max = max, AboveMin = aboveMin,
        BelowMax = belowMax, Description = description, Read = value => value.AsDouble,
    };

    public static Parameter<bool> Boolean(string name, bool @default, string description) => new()
    {
        Name = name, Kind = ParameterKind.Boolean, Default = ParameterValue.Of(@default), Description = description,
        Read = value => value.AsBool,
    };

    /// <summary>
    /// One of the values of an enum, whose names in snake case are the words of a sweep file: <c>OneCycle</c> is <c>one_cycle</c>.
    /// </summary>
    public static Parameter<T> Choice<T>(string name, T @default, string description)
        where T : struct, Enum =>
        Choice(name, @default, Enum.GetValues<T>(), value => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}"), description);

    /// <param name="values">In the order in which people read them.</param>
    /// <param name="word">What a sweep file calls one of them.</param>
    public static Parameter<T> Choice<T>(string name, T @default, IReadOnlyList<T> values, Func<T, string> word, string description)
    {
        var byWord = values.ToDictionary(word, StringComparer.Ordinal);
        return new()
        {
            Name = name, Kind = ParameterKind.Choice, Default = ParameterValue.Of(word(@default)), Choices = [.. values.Select(word)],
            Description = description, Read = value => byWord[value.AsText],
        };
    }

    /// <param name="default">Null for a parameter that every sweep file must give.</param>
    public static Parameter<string> Text(string name, string? @default, string description) => new()
    {
        Name = name, Kind = ParameterKind.Text, Default = @default is null ? null : ParameterValue.Of(@default), Description = description,
        Read = value => value.AsText,
    };
}
