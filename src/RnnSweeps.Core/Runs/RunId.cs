using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Runs;

/// <summary>One run of a sweep, numbered from 1: <c>exercise-1-lstm/0007</c>.</summary>
[JsonConverter(typeof(RunIdJson))]
public readonly record struct RunId(SweepId Sweep, int Number) : IComparable<RunId>
{
    /// <exception cref="FormatException">The text is no run id.</exception>
    public static RunId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is no run id: expected one such as 'quickstart/0007'.");

    public static bool TryParse(string? text, out RunId id)
    {
        id = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !SweepId.TryParse(text![..slash], out var sweep)) return false;
        var digits = text.AsSpan(slash + 1);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return false;
        id = new RunId(sweep, number);
        return true;
    }

    /// <summary>The part after the slash, <c>0007</c>: also the name of the run's folder.</summary>
    public string NumberText => Number.ToString("0000", CultureInfo.InvariantCulture);

    public int CompareTo(RunId other) => Sweep.CompareTo(other.Sweep) is var c and not 0 ? c : Number.CompareTo(other.Number);

    public override string ToString() => $"{Sweep}/{NumberText}";
}

internal sealed class RunIdJson : JsonConverter<RunId>
{
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && RunId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("Expected a run id.");

    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
