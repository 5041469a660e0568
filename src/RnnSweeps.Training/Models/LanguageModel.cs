using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

// Letters of the shape comments: T time steps, B windows of a batch, V vocabulary, E embedding, I inputs of a layer, H hidden units, G gates.

/// <summary>
/// Stacked recurrent layers with a linear head: from character ids to scores of the next character. The names of the
/// weights are PyTorch's, so that both sides can read each other's models.
/// </summary>
internal sealed class LanguageModel : IDisposable
{
    private readonly TrainingSettings _settings;
    private readonly CharacterInput _input;
    private readonly IReadOnlyList<RecurrentLayer> _layers;
    private readonly IReadOnlyList<OutputNorm> _norms;
    private readonly LinearHead _head;

    /// <param name="norms">One a layer, or none.</param>
    public LanguageModel(TrainingSettings s, CharacterInput input, IReadOnlyList<RecurrentLayer> layers, IReadOnlyList<OutputNorm> norms, LinearHead head)
    {
        (_settings, _input, _layers, _norms, _head) = (s, input, layers, norms, head);
        Parameters = [.. layers.SelectMany(l => l.Parameters), .. head.Parameters, .. input.Parameters, .. norms.SelectMany(n => n.Parameters)];
        Trainable = Parameters;
    }

    /// <summary>Every weight under its stored name, in a fixed order; one that embedding and head share stands here once.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>Those of <see cref="Parameters"/> that are not frozen: the only ones with gradients.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Trainable { get; private set; }

    public long ParameterCount => Parameters.Sum(p => p.Value.numel());

    /// <summary>Weights whose names begin so stay as they are from now on.</summary>
    /// <exception cref="TrainingException">A beginning fits no name, or nothing is left to train (<see cref="FailureKind.BadSpecification"/>).</exception>
    public void Freeze(IReadOnlyList<string> beginnings)
    {
        var frozen = Parameters.Where(p => beginnings.Any(b => p.Name.StartsWith(b, StringComparison.Ordinal))).ToList();
        if (beginnings.FirstOrDefault(b => !frozen.Any(p => p.Name.StartsWith(b, StringComparison.Ordinal))) is { } unknown)
            throw Unfit($"freeze: no weight begins with {unknown}. This model has {string.Join(", ", Parameters.Select(p => p.Name))}.");
        if (frozen.Count == Parameters.Count)
            throw Unfit($"freeze: {string.Join(",", beginnings)} leaves nothing to train. Leave out one of {string.Join(", ", Parameters.Select(p => p.Name))}.");
        foreach (var (_, value) in frozen) value.requires_grad_(false);
        Trainable = [.. Parameters.Except(frozen)];
    }

    /// <param name="inputs">Character ids, (T, B).</param>
    /// <param name="states">A state of each layer, or null to start at zero.</param>
    /// <param name="dropout">Source of the masks while training; null drops nothing.</param>
    /// <returns>Scores (T·B, V), and the layers' last states.</returns>
    public (Tensor Scores, IReadOnlyList<LayerState> States) Forward(Tensor inputs, IReadOnlyList<LayerState>? states = null, Generator? dropout = null)
    {
        var last = new List<LayerState>();
        var x = _input.Forward(inputs, asVectors: dropout is not null && _settings.InputDropout > 0); // (T, B), or (T, B, I)
        for (var l = 0; l < _layers.Count; l++)
        {
            var (outputs, state) = _layers[l].Forward(Drop(x, l == 0 ? _settings.InputDropout : _settings.Dropout, dropout), states?[l]); // (T, B, H)
            if (_settings.Residual && l > 0) outputs = outputs.Plus(x); // the way past the layer stays whole: no dropout on it
            x = _norms.Count > 0 ? _norms[l].Forward(outputs) : outputs;
            last.Add(state);
        }

        return (_head.Forward(x.flatten(0, 1)), last); // (T·B, H) -> (T·B, V)
    }

    /// <summary>Zeroes that share of the activations and scales the others up, so that their mean stays.</summary>
    private static Tensor Drop(Tensor x, double share, Generator? generator)
    {
        if (generator is null || share == 0) return x;
        var keep = rand(x.shape, device: x.device, generator: generator).AtLeast(share);
        return x * keep.to(x.dtype).Over(1 - share);
    }

    private static TrainingException Unfit(string message) => new(FailureKind.BadSpecification, message);

    public void Dispose()
    {
        foreach (var (_, value) in Parameters) value.Dispose();
        foreach (var layer in _layers) layer.Dispose();
        _input.Dispose();
    }
}
