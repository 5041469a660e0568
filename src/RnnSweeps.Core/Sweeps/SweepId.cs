using System.Globalization;
using System.Text.Json;
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
        if (!IsName(name) || IsReserved(name) || (dot >= 0 && !IsCount(text.AsSpan(dot + 1)))) return false;
        id = new SweepId(text);
        return true;
    }

    /// <summary>True for lower-case letters, digits, '-' and '_', beginning with a letter or digit, 80 characters at most.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name[0] is not ('-' or '_')
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>True for names of folders that the results folder has for itself.</summary>
    public static bool IsReserved(string name) => name is "logs" or "texts";

    /// <summary>The name that is most like a text ("GRU depth" gives <c>gru-depth</c>), or null if nothing of it can stay.</summary>
    public static string? NameLike(string text)
    {
        var words = text.ToLowerInvariant().Split([.. text.ToLowerInvariant().Where(c => !IsName($"a{c}"))], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words).Trim('-', '_');
        if (name.Length > MaxNameLength) name = name[..MaxNameLength];
        return IsName(name) && !IsReserved(name) ? name : null;
    }

    /// <summary>The name of a sweep whose file gives it none: that of the file (<c>sweeps/GRU depth.yaml</c> gives <c>gru-depth</c>); null if nothing of it can stay.</summary>
    public static string? OfFile(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        return TryParse(file, out _) ? file.Split('.')[0] : NameLike(file);
    }

    public int CompareTo(SweepId other) => string.CompareOrdinal(_text, other._text);

    public override string ToString() => _text ?? "";

    /// <summary>2, 3, …, written without leading zeros.</summary>
    private static bool IsCount(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 2 && text[0] != '0';
}

internal sealed class SweepIdJson : JsonConverter<SweepId>
{
    public override SweepId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && SweepId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("Expected a sweep id.");

    public override void Write(Utf8JsonWriter writer, SweepId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
