using System.Text.Json;
using System.Text.Json.Serialization;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Cells;

/// <summary>
/// A recurrent cell as far as it is known without torch: what plans, estimates and rules need. How it is computed is told by
/// the training project, which has one description for each of these. Letters: H hidden units, G gates, I inputs of a layer.
/// </summary>
[JsonConverter(typeof(CellJson))]
public abstract class Cell
{
    /// <summary>Value of the parameter <c>cell</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As people write it.</summary>
    public virtual string Title => Name.ToUpperInvariant();

    /// <summary>What it is, and its source.</summary>
    public abstract string Description { get; }

    /// <summary>Blocks of weights of a layer, each with matrices (I, H) and (H, H) and a bias (H); the candidate state counts.</summary>
    public abstract int Gates { get; }

    /// <summary>Vectors (H) that a layer carries from one step to the next.</summary>
    public abstract int States { get; }

    /// <summary>PyTorch's class of such layers, as in <c>nn.GRU</c>.</summary>
    public abstract string PyTorchClass { get; }

    /// <summary>Parameters that act with this cell and not with every other one.</summary>
    public abstract IReadOnlyList<string> OwnParameters { get; }

    /// <summary>Numbers kept of each hidden unit and character until the backward pass has used them: measured, not derived.</summary>
    public abstract int Kept(Implementation impl);

    /// <summary>Weights of a layer's matrix products, each one multiplication and one addition a character: G·H·(I + H).</summary>
    public long ProductWeights(long inputs, long hidden) => Gates * hidden * (inputs + hidden);

    /// <summary>Bias vectors (H) of a layer: torch adds one to the inputs' product and one to the state's; the book has one.</summary>
    public virtual int Biases(TrainingSettings s) => s.Impl == Implementation.Concise ? 2 * Gates : Gates;

    public sealed override string ToString() => Name;
}

/// <summary>A cell is written as its name.</summary>
internal sealed class CellJson : JsonConverter<Cell>
{
    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A cell is a text.");
        return CellCatalogue.All.FirstOrDefault(c => c.Name == name) ?? throw new JsonException($"Unknown cell {name}.");
    }

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
