using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// The JSON Schema of a sweep file, for completion and checking in editors: made from the catalogue of parameters and the keys
/// that the reader knows. What depends on several keys at once is the reader's to check.
/// </summary>
public static class SweepSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As it lies in <c>sweeps/sweep.schema.json</c>.</summary>
    public static string Text => Schema().ToJsonString(Layout) + "\n";

    private static JsonObject Schema()
    {
        var schema = Object(SweepKeys.All.Select(k => (k.Name, Described(Key(k.Name), k.Description)))
            .Concat(SweepKeys.WithoutUse.Select(k => (k.Key, new JsonObject { ["description"] = $"Taken, and without use here: {k.Value}" }))));
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "A sweep of RnnSweeps");
        schema["required"] = new JsonArray("parameters");
        schema["definitions"] = new JsonObject
        {
            ["axes"] = Axes(),
            ["combinations"] = List(Object(ParameterCatalogue.All.Select(p => (p.Name, Described(OneOrMore(Value(p)), p.Description)))), 1),
            ["combination"] = Object(ParameterCatalogue.All.Select(p => (p.Name, OneOrMore(Value(p))))),
        };
        return schema;
    }

    private static JsonObject Key(string name) => name switch
    {
        "name" => new JsonObject { ["type"] = "string", ["pattern"] = $"^[a-z0-9][a-z0-9_-]{{0,{SweepId.MaxNameLength - 1}}}$" },
        "description" => new JsonObject { ["type"] = "string" },
        "method" => Words(["grid", "random", "bayes"]),
        "metric" => Object([("name", Words(MetricSection.Names)), ("goal", Words(["minimize", "maximize"])), ("target", Type("number")), ("impute", new JsonObject()), ("impute_while_running", new JsonObject())]),
        "corpora" => new JsonObject { ["type"] = "object" },
        "parameters" => Reference("axes"),
        "grids" => List(Reference("axes"), 1),
        "include" or "exclude" => Reference("combinations"),
        "zip" => List(new JsonObject { ["type"] = new JsonArray("array", "string") }, 1),
        "constraints" or "evaluate_on" => OneOrMore(Type("string")),
        "seeds" => OneOrMore(Integer(0)),
        "search_seed" => Integer(0),
        "retries" => new JsonObject { ["anyOf"] = new JsonArray(Integer(0), Object(Enum.GetValues<FailureKind>().Where(k => k.IsRetried()).Select(k => (k.Name(), Integer(0))))) },
        "limits" => Object([("memory", new JsonObject { ["type"] = "string", ["pattern"] = @"^\d+(\.\d+)? ?([KMGT]i?|k)?B$" }), ("time", Time())]),
        "run_cap" or "fail_fast" or "slots" => Integer(1),
        "budget" => Object([("wall_clock", Time()), ("runs", Integer(1)), ("epochs", Integer(1)), ("device_hours", Type("number"))]),
        "early_terminate" => Object([
            ("type", Words(["hyperband", "median"])), ("min_iter", Integer(1)), ("max_iter", Integer(1)), ("s", Integer(1)), ("eta", Type("number")), ("strict", Type("boolean")),
            ("grace_epochs", Integer(0)), ("min_runs", Integer(1)), ("audit", new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 })]),
        "stop" => Object([("patience", Integer(1)), ("min_delta", Type("number"))]),
        "requires" => Words(["cuda"]),
        "reuse" => Type("boolean"),
        "priority" => Type("integer"),
        _ => throw new InvalidOperationException($"Key {name} has no schema."),
    };

    private static JsonObject Axes()
    {
        var axes = new JsonObject { ["type"] = "object" };
        axes["properties"] = new JsonObject(ParameterCatalogue.All.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Described(Axis(p), p.Description, p.Default))));
        // Headings with parameters of their own, as of Weights & Biases.
        axes["additionalProperties"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("parameters"), ["additionalProperties"] = false, ["properties"] = new JsonObject { ["parameters"] = Reference("axes") } };
        return axes;
    }

    private static JsonObject Axis(Parameter parameter)
    {
        string[] numbers = ["min", "max", "q", "mu", "sigma", "a", "b"];
        var described = Object([
            ("value", Value(parameter)), ("values", List(Value(parameter), 1)), ("probabilities", List(Type("number"), 1)), ("distribution", Words(DistributionSection.Keys.Keys)),
            ("when", Reference("combination")), .. numbers.Select(n => (n, Type("number")))]);
        return new JsonObject { ["anyOf"] = new JsonArray(Value(parameter), List(Value(parameter), 1), described) };
    }

    private static JsonObject Value(Parameter parameter) => parameter.Kind switch
    {
        ParameterKind.Integer or ParameterKind.Number => Range(parameter),
        ParameterKind.Boolean => Type("boolean"),
        ParameterKind.Choice => Words(parameter.Choices),
        ParameterKind.Text => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Kind, "Unknown kind."),
    };

    private static JsonObject Range(Parameter parameter)
    {
        var range = Type(parameter.Kind == ParameterKind.Integer ? "integer" : "number");
        if (double.IsFinite(parameter.Min)) range[parameter.AboveMin ? "exclusiveMinimum" : "minimum"] = parameter.Min;
        if (double.IsFinite(parameter.Max)) range[parameter.BelowMax ? "exclusiveMaximum" : "maximum"] = parameter.Max;
        return range;
    }

    private static JsonObject Object(IEnumerable<(string Name, JsonObject Schema)> properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Described(JsonObject schema, string description, ParameterValue? @default = null)
    {
        schema["description"] = description;
        if (@default is { } value) schema["default"] = value.Value switch { long n => (JsonNode)n, double x => x, bool b => b, var text => $"{text}" };
        return schema;
    }

    private static JsonObject OneOrMore(JsonObject one) => new() { ["anyOf"] = new JsonArray(one.DeepClone(), List(one, 1)) };

    private static JsonObject List(JsonObject items, int atLeast) => new() { ["type"] = "array", ["items"] = items, ["minItems"] = atLeast };

    private static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Integer(int min) => new() { ["type"] = "integer", ["minimum"] = min };

    private static JsonObject Time() => new() { ["type"] = "string", ["pattern"] = @"^(\d+(\.\d+)?[smhd])+$" };

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}
