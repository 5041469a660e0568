using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core;

/// <summary>The one JSON dialect: snake_case names, enums by name, NaN and infinities as named literals, one line.</summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly JsonSerializerOptions ForPeople = new(Options) { WriteIndented = true };

    /// <summary>An event or a command is written with its discriminator, whatever the type it is held by.</summary>
    public static string Write<T>(T value) => value switch
    {
        TrainerEvent said => JsonSerializer.Serialize(said, Options),
        TrainerCommand told => JsonSerializer.Serialize(told, Options),
        _ => JsonSerializer.Serialize(value, Options),
    };

    /// <summary>For people to read: a member a line.</summary>
    public static string Indented<T>(T value) => JsonNode.Parse(Write(value))!.ToJsonString(ForPeople);

    /// <exception cref="JsonException">The text is no such value.</exception>
    public static T Read<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");
        }
        catch (NotSupportedException e)
        {
            // What the serialiser says to an object without a discriminator.
            throw new JsonException($"Expected a {typeof(T).Name}: {e.Message}", e);
        }
    }

    internal static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
