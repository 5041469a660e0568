using System.Globalization;

namespace RnnSweeps.Core.Parameters;

public enum ParameterKind
{
    Integer,
    Number,
    Boolean,
    Choice,
    Text,
}

/// <summary>
/// What one parameter of a training may be: its kind, range and default. From this one description come the checks of a
/// sweep file, the columns of the store and the help texts.
/// </summary>
public sealed record Parameter
{
    public required string Name { get; init; }

    public required ParameterKind Kind { get; init; }

    /// <summary>One line for help: what it is, its unit, when it acts.</summary>
    public required string Description { get; init; }

    /// <summary>Null for a parameter that every sweep file must give.</summary>
    public ParameterValue? Default { get; init; }

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>True if <see cref="Min"/> itself is not allowed.</summary>
    public bool AboveMin { get; init; }

    /// <summary>True if <see cref="Max"/> itself is not allowed.</summary>
    public bool BelowMax { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// True if the first release did not have it. It counts in a configuration's identity only where it differs from its
    /// default, so that a configuration keeps its id in releases that know more parameters. For the same reason no default
    /// ever changes.
    /// </summary>
    public bool IsLater { get; init; }

    /// <summary>"a whole number from 1 to 8192", for error texts.</summary>
    public string Expected => Kind switch
    {
        ParameterKind.Integer => "a whole number" + Range,
        ParameterKind.Number => "a number" + Range,
        ParameterKind.Boolean => "true or false",
        ParameterKind.Choice => Choices.Count == 1 ? Choices[0] : string.Join(", ", Choices.SkipLast(1)) + " or " + Choices[^1],
        ParameterKind.Text => "a text",
        _ => throw new InvalidOperationException($"Unknown kind {Kind}."),
    };

    private string Range => (double.IsNegativeInfinity(Min), double.IsPositiveInfinity(Max)) switch
    {
        (true, true) => "",
        (false, true) => AboveMin ? $" above {Show(Min)}" : $" of at least {Show(Min)}",
        (true, false) => $" of at most {Show(Max)}",
        (false, false) when BelowMax => (AboveMin ? $" above {Show(Min)}" : $" of at least {Show(Min)}") + $" and below {Show(Max)}",
        (false, false) => AboveMin ? $" above {Show(Min)} and at most {Show(Max)}" : $" from {Show(Min)} to {Show(Max)}",
    };

    /// <summary>The value in this parameter's own kind (a whole number serves as a number), or null if it is not allowed.</summary>
    public ParameterValue? Accept(ParameterValue value) => (Kind, value.Value) switch
    {
        (ParameterKind.Integer, long n) when n >= Min && n <= Max => value,
        (ParameterKind.Integer, double x) when x == Math.Floor(x) && x >= Min && x <= Max && Math.Abs(x) < 1e15 => ParameterValue.Of((long)x),
        (ParameterKind.Number, long n) when Inside(n) => ParameterValue.Of((double)n),
        (ParameterKind.Number, double x) when Inside(x) => value,
        (ParameterKind.Boolean, bool) => value,
        (ParameterKind.Choice, string s) when Choices.Contains(s) => value,
        (ParameterKind.Text, string) => value,
        _ => null,
    };

    /// <summary>Reads a command line's <c>key=value</c> text, or null if it is not allowed.</summary>
    public ParameterValue? Accept(string text) => Kind switch
    {
        ParameterKind.Integer or ParameterKind.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => Accept(ParameterValue.Of(n)),
        ParameterKind.Integer or ParameterKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) => Accept(ParameterValue.Of(x)),
        ParameterKind.Boolean when text is "true" or "false" => ParameterValue.Of(text == "true"),
        ParameterKind.Choice or ParameterKind.Text => Accept(ParameterValue.Of(text)),
        _ => null,
    };

    private bool Inside(double x) => double.IsFinite(x) && (AboveMin ? x > Min : x >= Min) && (BelowMax ? x < Max : x <= Max);

    /// <summary>Round-trip, and without an exponent.</summary>
    private static string Show(double x) => ((decimal)x).ToString(CultureInfo.InvariantCulture);
}
