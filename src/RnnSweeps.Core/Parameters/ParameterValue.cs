using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnSweeps.Core.Parameters;

/// <summary>One value of a parameter: a whole number, a number, a truth value or a text. Equal values have equal texts.</summary>
[JsonConverter(typeof(ParameterValueJson))]
public readonly record struct ParameterValue
{
    private readonly object? _value;

    private ParameterValue(object value) => _value = value;

    public static ParameterValue Of(long value) => new(value);

    /// <summary>Minus zero becomes zero, to which it is equal but whose text differs.</summary>
    public static ParameterValue Of(double value) => new(value == 0 ? 0.0 : value);

    public static ParameterValue Of(bool value) => new(value);

    public static ParameterValue Of(string value) => new(value);

    /// <summary>A <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public object Value => _value ?? "";

    public long AsLong => Value is long n ? n : throw Wrong("whole number");

    public double AsDouble => Value switch { double x => x, long n => n, _ => throw Wrong("number") };

    public bool AsBool => Value is bool b ? b : throw Wrong("truth value");

    public string AsText => Value is string s ? s : throw Wrong("text");

    /// <summary>Round-trip text in the invariant culture: <c>2</c>, <c>0.1</c>, <c>true</c>, <c>gru</c>.</summary>
    public override string ToString() => Value switch
    {
        long n => n.ToString(CultureInfo.InvariantCulture),
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        var text => (string)text,
    };

    private InvalidOperationException Wrong(string expected) => new($"Expected a {expected}, found '{this}'.");
}

internal sealed class ParameterValueJson : JsonConverter<ParameterValue>
{
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt64(out var n) ? ParameterValue.Of(n) : ParameterValue.Of(reader.GetDouble()),
        JsonTokenType.True => ParameterValue.Of(true),
        JsonTokenType.False => ParameterValue.Of(false),
        JsonTokenType.String => ParameterValue.Of(reader.GetString()!),
        var other => throw new JsonException($"Expected a parameter's value, found {other}."),
    };

    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options)
    {
        switch (value.Value)
        {
            case long n: writer.WriteNumberValue(n); break;
            case double x: writer.WriteNumberValue(x); break;
            case bool b: writer.WriteBooleanValue(b); break;
            case string s: writer.WriteStringValue(s); break;
            case var other: throw new JsonException($"Unknown value {other}.");
        }
    }
}
