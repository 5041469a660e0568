namespace RnnSweeps.Terminal.Tables;

/// <summary>A column of a <see cref="TextTable"/>, and what becomes of it where a terminal has no room for all of them.</summary>
internal sealed record TextColumn(string Name)
{
    /// <summary>True for numbers.</summary>
    public bool ToTheRight { get; init; }

    /// <summary>Its cells may be narrowed to that many characters, but not below its name; null to keep their whole width as long as anything else helps.</summary>
    public int? Least { get; init; }

    /// <summary>True if a cell that is too long takes several lines, broken between words; else it is cut off with …</summary>
    public bool Wraps { get; init; }

    /// <summary>True for sentences that stand under their row where they have no room in it.</summary>
    public bool Below { get; init; }

    /// <summary>The turn in which it is left out, 1 first; null for what is never left out.</summary>
    public int? LeftOut { get; init; }

    /// <summary>A number, left out in that turn.</summary>
    public static TextColumn Number(string name, int? leftOut = null) => new(name) { ToTheRight = true, LeftOut = leftOut };

    /// <summary>A label of several words, which keeps all of them, a long one in several lines.</summary>
    public static TextColumn Label(string name) => new(name) { Least = 40, Wraps = true };

    /// <summary>Sentences.</summary>
    public static TextColumn Prose(string name) => new(name) { Least = 32, Wraps = true, Below = true };
}
