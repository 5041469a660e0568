using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016) of one layer's outputs over its units.</summary>
internal sealed class OutputNorm(int index, int hidden, InitialWeights weights)
{
    private const double Eps = 1e-5; // PyTorch's

    private readonly Tensor _weight = weights.Constant(1, hidden), _bias = weights.Constant(0, hidden);

    public IReadOnlyList<(string Name, Tensor Value)> Parameters => [($"norms.{index}.weight", _weight), ($"norms.{index}.bias", _bias)];

    /// <summary>(T, B, H) to (T, B, H), of mean 0 and variance 1 over H, then scaled and shifted.</summary>
    public Tensor Forward(Tensor outputs) => nn.functional.layer_norm(outputs, [hidden], _weight, _bias, Eps);
}
