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
/// One parameter of a training: what it may be, what it means and when it acts. From this one declaration come the checks of a
/// sweep file, its schema, the columns of the store, the help texts and the tables of parameters.
/// </summary>
public abstract record Parameter
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

    /// <summary>True if a model can't be built without it; other parameters are about the training.</summary>
    public bool ShapesModel { get; init; }

    /// <summary>True if <c>plan</c> must time a step anew where it differs: what a step takes depends on it, in time or memory.</summary>
    public bool AffectsCost { get; init; }

    /// <summary>When it acts; null if it always does.</summary>
    public ParameterEffect? Effect { get; init; }

    /// <summary>What it asks of others; null if nothing.</summary>
    public ParameterRule? Rule { get; init; }

    /// <summary>What other programs call it, in snake case with spaces between.</summary>
    public string Synonyms { get; init; } = "";

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
    public ParameterValue? Accept(string text) => Accept(Parse(text));

    /// <summary>A command line's <c>key=value</c> text in this parameter's kind, as far as it is one, and not yet checked.</summary>
    public ParameterValue Parse(string text) => Kind switch
    {
        ParameterKind.Integer or ParameterKind.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => ParameterValue.Of(n),
        ParameterKind.Integer or ParameterKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) => ParameterValue.Of(x),
        ParameterKind.Boolean when text is "true" or "false" => ParameterValue.Of(text == "true"),
        _ => ParameterValue.Of(text),
    };

    private bool Inside(double x) => double.IsFinite(x) && (AboveMin ? x > Min : x >= Min) && (BelowMax ? x < Max : x <= Max);

    /// <summary>Round-trip, and without an exponent.</summary>
    private static string Show(double x) => ((decimal)x).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A parameter with the type of its values in the program.</summary>
public sealed record Parameter<T> : Parameter
{
    /// <summary>Takes a value that was accepted into that type.</summary>
    public required Func<ParameterValue, T> Read { get; init; }
}

/// <summary>What a parameter asks of others.</summary>
/// <param name="Words">As a sentence without its end, with the values that were found.</param>
public sealed record ParameterRule(Predicate<TrainingSettings> IsBroken, Func<TrainingSettings, string> Words);
