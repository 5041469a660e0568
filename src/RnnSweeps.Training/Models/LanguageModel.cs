using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

// Letters of the shape comments: T time steps, B windows of a batch, V vocabulary, I inputs of a layer, H hidden units, G gates.

/// <summary>
/// Stacked recurrent layers with a linear head: from character ids to scores of the next character. The names of the
/// weights are PyTorch's, so that both sides can read each other's models.
/// </summary>
internal sealed class LanguageModel : IDisposable
{
    private readonly IReadOnlyList<RecurrentLayer> _layers;
    private readonly LinearHead _head;
    private readonly double _dropout;

    public LanguageModel(IReadOnlyList<RecurrentLayer> layers, LinearHead head, double dropout)
    {
        (_layers, _head, _dropout) = (layers, head, dropout);
        Parameters = [.. layers.SelectMany(l => l.Parameters), .. head.Parameters];
    }

    /// <summary>Every trainable tensor under its stored name, in a fixed order.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    public long ParameterCount => Parameters.Sum(p => p.Value.numel());

    /// <param name="inputs">Character ids, (T, B).</param>
    /// <param name="states">A state of each layer, or null to start at zero.</param>
    /// <param name="dropout">Source of the masks between layers while training; null drops nothing.</param>
    /// <returns>Scores (T·B, V), and the layers' last states.</returns>
    public (Tensor Scores, IReadOnlyList<LayerState> States) Forward(Tensor inputs, IReadOnlyList<LayerState>? states = null, Generator? dropout = null)
    {
        var last = new List<LayerState>();
        var outputs = inputs; // (T, B), then (T, B, H)
        for (var l = 0; l < _layers.Count; l++)
        {
            if (l > 0 && dropout is not null && _dropout > 0) outputs = Drop(outputs, dropout);
            (outputs, var state) = _layers[l].Forward(outputs, states?[l]);
            last.Add(state);
        }

        return (_head.Forward(outputs.flatten(0, 1)), last); // (T·B, H) -> (T·B, V)
    }

    /// <summary>Zeroes that share of the activations and scales the others up, so that their mean stays.</summary>
    private Tensor Drop(Tensor x, Generator generator)
    {
        var keep = rand(x.shape, device: x.device, generator: generator).ge(_dropout);
        return x * keep.to(x.dtype).div_(1 - _dropout);
    }

    public void Dispose()
    {
        foreach (var (_, value) in Parameters) value.Dispose();
        foreach (var layer in _layers) layer.Dispose();
    }
}
