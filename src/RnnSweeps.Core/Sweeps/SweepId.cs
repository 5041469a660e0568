using System.Text.Json.Serialization;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The name of a submitted sweep: <c>exercise-1-lstm</c>, or <c>exercise-1-lstm.2</c> when that name was used before.
/// The same text is grain key, folder name and SQL key, so it can never leave its folder.
/// </summary>
[JsonConverter(typeof(SweepIdJson))]
public readonly record struct SweepId : IComparable<SweepId>
{
    /// <summary>The longest name of a sweep, in characters.</summary>
    public const int MaxNameLength = 80;

    private readonly string? _text;

    private SweepId(string text) => _text = text;

    /// <summary>The n-th sweep of that name, n from 1.</summary>
    /// <exception cref="FormatException">The name is no sweep name.</exception>
    public static SweepId Of(string name, int n = 1) => Parse(n == 1 ? name : $"{name}.{n}");

    /// <exception cref="FormatException">The text is no sweep id.</exception>
    public static SweepId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is no sweep id: expected a name such as 'quickstart' or 'quickstart.2'.");

    public static bool TryParse(string? text, out SweepId id)
    {
        id = default;
        if (text is null) return false;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        if (!IsName(name)) return false;
        if (dot >= 0 && !(int.TryParse(text.AsSpan(dot + 1), System.Globalization.NumberStyles.None, null, out var n) && n >= 2 && text[dot + 1] != '0'))
            return false;
        id = new SweepId(text);
        return true;
    }

    /// <summary>True for lower-case letters, digits, '-' and '_', beginning with a letter or digit, 80 characters at most.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    public int CompareTo(SweepId other) => string.CompareOrdinal(_text, other._text);

    public override string ToString() => _text ?? "";
}

internal sealed class SweepIdJson : JsonConverter<SweepId>
{
    public override SweepId Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        SweepId.Parse(reader.GetString() ?? "");

    public override void Write(System.Text.Json.Utf8JsonWriter writer, SweepId value, System.Text.Json.JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
