using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnSweeps.Core.Parameters;

/// <summary>
/// One point of the search space, without its seed: every parameter of the catalogue with its value, in the catalogue's
/// order. Two configurations are equal when all values are.
/// </summary>
[JsonConverter(typeof(ConfigurationJson))]
public sealed class Configuration : IReadOnlyDictionary<string, ParameterValue>, IEquatable<Configuration>
{
    private readonly Dictionary<string, ParameterValue> _values;

    private Configuration(Dictionary<string, ParameterValue> values)
    {
        _values = values;
        Canonical = JsonSerializer.Serialize(_values, Json.Options);
    }

    /// <summary>Completes the given values with the catalogue's defaults.</summary>
    /// <exception cref="ArgumentException">A name is unknown, a value not allowed, or a parameter without default is missing.</exception>
    public static Configuration Of(IReadOnlyDictionary<string, ParameterValue> given) =>
        Accepted(given, out var refused) ?? throw new ArgumentException(refused);

    /// <summary>As <see cref="Of"/>, and null if a value is not allowed, as of a draw from a distribution without ends.</summary>
    /// <exception cref="ArgumentException">A name is unknown, or a parameter without default is missing.</exception>
    public static Configuration? OfDraw(IReadOnlyDictionary<string, ParameterValue> drawn) => Accepted(drawn, out _);

    /// <summary>The only place where values become a configuration, and are checked.</summary>
    private static Configuration? Accepted(IReadOnlyDictionary<string, ParameterValue> given, out string? refused)
    {
        foreach (var name in given.Keys)
            if (ParameterCatalogue.Find(name) is null) throw new ArgumentException($"Unknown parameter '{name}'.");
        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        foreach (var parameter in ParameterCatalogue.All)
        {
            if (!given.TryGetValue(parameter.Name, out var value))
                value = parameter.Default ?? throw new ArgumentException($"{parameter.Name} is missing: give {parameter.Expected}.");
            if (parameter.Accept(value) is not { } accepted)
            {
                refused = $"{parameter.Name} must be {parameter.Expected}, found {value}.";
                return null;
            }
            values[parameter.Name] = accepted;
        }
        refused = null;
        return new Configuration(values);
    }

    /// <summary>One line of JSON with every parameter, the identity of the configuration.</summary>
    public string Canonical { get; }

    /// <summary>
    /// The first 12 hexadecimal digits of the SHA-256 of <see cref="Canonical"/>, without later parameters that have their
    /// defaults (<see cref="Parameter.IsLater"/>): the same in every release.
    /// </summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Identity(_values))))[..12];

    public ParameterValue this[string key] => _values[key];

    public IEnumerable<string> Keys => _values.Keys;

    public IEnumerable<ParameterValue> Values => _values.Values;

    public int Count => _values.Count;

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, out ParameterValue value) => _values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(Configuration? other) => other is not null && other.Canonical == Canonical;

    public override bool Equals(object? obj) => Equals(obj as Configuration);

    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Canonical;

    private static string Identity(Dictionary<string, ParameterValue> values) => JsonSerializer.Serialize(
        ParameterCatalogue.All.Where(p => !p.IsLater || values[p.Name] != p.Default).ToDictionary(p => p.Name, p => values[p.Name]), Json.Options);
}

internal sealed class ConfigurationJson : JsonConverter<Configuration>
{
    public override Configuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var given = JsonSerializer.Deserialize<Dictionary<string, ParameterValue>>(ref reader, options);
        try
        {
            return Configuration.Of(given ?? []);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Configuration value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Canonical);
}
