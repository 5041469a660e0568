using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>Scores = hidden states × weights + bias.</summary>
internal sealed class LinearHead
{
    private readonly Tensor _weight, _bias;
    private readonly bool _transposed;

    private LinearHead(Tensor weight, Tensor bias, bool transposed, IReadOnlyList<(string Name, Tensor Value)> parameters) =>
        (_weight, _bias, _transposed, Parameters) = (weight, bias, transposed, parameters);

    public IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>The book's <c>W_hq</c> (H, V) and <c>b_q</c> (V).</summary>
    public static LinearHead Scratch(Tensor W_hq, Tensor b_q) => new(W_hq, b_q, transposed: false, [(nameof(W_hq), W_hq), (nameof(b_q), b_q)]);

    /// <summary>PyTorch's <c>linear.weight</c> (V, H) and <c>linear.bias</c> (V).</summary>
    public static LinearHead Concise(Tensor weight, Tensor bias) => new(weight, bias, transposed: true, [("linear.weight", weight), ("linear.bias", bias)]);

    /// <summary>The embedding's own (V, H) as weights (Press and Wolf 2017), so that only the bias (V) is the head's.</summary>
    public static LinearHead Tied(Tensor embedding, string biasName, Tensor bias) => new(embedding, bias, transposed: true, [(biasName, bias)]);

    /// <summary>(N, H) to (N, V).</summary>
    public Tensor Forward(Tensor hidden) => addmm(_bias, hidden, _transposed ? _weight.t() : _weight, 1, 1);
}
