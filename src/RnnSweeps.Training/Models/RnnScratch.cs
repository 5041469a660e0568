using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>H = φ(X W_xh + H W_hh + b_h); section "RNN from scratch" of the book.</summary>
internal sealed class RnnScratch : ScratchLayer
{
    private readonly Tensor W_xh, W_hh, b_h;
    private readonly Activation _activation;

    public RnnScratch(int index, int inputs, int hidden, Activation activation, InitialWeights initial)
        : base(index)
    {
        _activation = activation;
        W_xh = Own(nameof(W_xh), initial.Matrix(inputs, hidden));
        W_hh = Own(nameof(W_hh), initial.Matrix(hidden, hidden));
        b_h = Own(nameof(b_h), initial.Bias(hidden));
    }

    public override IReadOnlyList<Tensor> StateWeights => [W_hh];

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var projected = Project(inputs, W_xh, b_h); // T × (B, H)
        var H = state?.Hidden ?? Zero(projected[0], W_hh.shape[0]);
        var outputs = new Tensor[projected.Length];
        for (var t = 0; t < projected.Length; t++)
        {
            var sum = addmm(projected[t], H, W_hh, 1, 1); // (B, H)
            outputs[t] = H = _activation == Activation.Tanh ? sum.tanh() : sum.relu();
        }

        return (stack(outputs), new LayerState(H)); // (T, B, H)
    }
}
