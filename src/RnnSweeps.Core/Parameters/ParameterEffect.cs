namespace RnnSweeps.Core.Parameters;

/// <summary>When one parameter acts: a condition on others, which says itself in words.</summary>
public sealed record ParameterEffect
{
    private const string Preposition = "with ";

    private ParameterEffect(string when, IReadOnlyList<string> dependsOn, Func<Func<string, ParameterValue>, bool> acts) =>
        (When, DependsOn, Acts) = (when, dependsOn, acts);

    /// <summary>In words, after "acts only".</summary>
    public string When { get; private init; }

    /// <summary>The parameters that decide it.</summary>
    public IReadOnlyList<string> DependsOn { get; }

    /// <summary>By the value of a parameter, given its name.</summary>
    public Func<Func<string, ParameterValue>, bool> Acts { get; }

    /// <summary>With one of these values of a choice.</summary>
    public static ParameterEffect With(string name, params IReadOnlyList<string> values) =>
        With($"{name} {Listed(values, "or")}", name, values);

    /// <param name="subject">The condition in words, after "with".</param>
    public static ParameterEffect With(string subject, string name, IReadOnlyList<string> values) =>
        new(Preposition + subject, [name], of => values.Contains(of(name).AsText));

    /// <summary>With a whole number above a bound.</summary>
    public static ParameterEffect Above(string name, long bound) =>
        new($"{Preposition}{name} above {bound}", [name], of => of(name).AsLong > bound);

    /// <summary>Where no weights are read from a file.</summary>
    public static ParameterEffect WithFreshWeights() => new("on fresh weights, without init_from", ["init_from"], AreFresh);

    /// <summary>Only where no weights are read from a file.</summary>
    public ParameterEffect OnFreshWeights() =>
        new($"on fresh weights, {When}", ["init_from", .. DependsOn], of => AreFresh(of) && Acts(of));

    public ParameterEffect And(ParameterEffect other) =>
        new($"{When} and {other.When[Preposition.Length..]}", Both(other), of => Acts(of) && other.Acts(of));

    public ParameterEffect Or(ParameterEffect other) => new($"{When}, or {other.When}", Both(other), of => Acts(of) || other.Acts(of));

    /// <param name="place">What of the model it acts on, for the words.</param>
    public ParameterEffect In(string place) => this with { When = $"{place}, {When}" };

    /// <summary>"adam, adamw or rmsprop".</summary>
    internal static string Listed(IReadOnlyList<string> names, string conjunction) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} {conjunction} {names[^1]}";

    private static bool AreFresh(Func<string, ParameterValue> of) => of("init_from").AsText.Length == 0;

    private IReadOnlyList<string> Both(ParameterEffect other) => [.. DependsOn.Union(other.DependsOn)];
}
