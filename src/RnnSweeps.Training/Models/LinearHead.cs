using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>Scores = hidden states × weights + bias.</summary>
internal sealed class LinearHead
{
    private readonly Tensor _weight, _bias;
    private readonly bool _transposed;

    private LinearHead(string weightName, Tensor weight, string biasName, Tensor bias, bool transposed)
    {
        (_weight, _bias, _transposed) = (weight, bias, transposed);
        Parameters = [(weightName, weight), (biasName, bias)];
    }

    public IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>The book's <c>W_hq</c> (H, V) and <c>b_q</c> (V).</summary>
    public static LinearHead Scratch(Tensor W_hq, Tensor b_q) => new(nameof(W_hq), W_hq, nameof(b_q), b_q, transposed: false);

    /// <summary>PyTorch's <c>linear.weight</c> (V, H) and <c>linear.bias</c> (V).</summary>
    public static LinearHead Concise(Tensor weight, Tensor bias) => new("linear.weight", weight, "linear.bias", bias, transposed: true);

    /// <summary>(N, H) to (N, V).</summary>
    public Tensor Forward(Tensor hidden) => addmm(_bias, hidden, _transposed ? _weight.t() : _weight, 1, 1);
}
