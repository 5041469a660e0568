using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014). The book resets the hidden state before the product with W_hh; torch resets the
/// product, with a bias b_hh of its own. Both are here, because weights go over only between equal conventions.
/// </summary>
internal sealed class GruScratch : ScratchLayer
{
    private readonly Tensor W_xz, W_hz, b_z, W_xr, W_hr, b_r, W_xh, W_hh, b_h;
    private readonly Tensor? b_hh;

    public GruScratch(int index, int inputs, int hidden, GruReset reset, InitialWeights initial)
        : base(index)
    {
        (W_xz, W_hz, b_z) = (Own(nameof(W_xz), initial.Matrix(inputs, hidden)), Own(nameof(W_hz), initial.Matrix(hidden, hidden)), Own(nameof(b_z), initial.Bias(hidden)));
        (W_xr, W_hr, b_r) = (Own(nameof(W_xr), initial.Matrix(inputs, hidden)), Own(nameof(W_hr), initial.Matrix(hidden, hidden)), Own(nameof(b_r), initial.Bias(hidden)));
        (W_xh, W_hh, b_h) = (Own(nameof(W_xh), initial.Matrix(inputs, hidden)), Own(nameof(W_hh), initial.Matrix(hidden, hidden)), Own(nameof(b_h), initial.Bias(hidden)));
        if (reset == GruReset.After) b_hh = Own(nameof(b_hh), initial.Bias(hidden));
    }

    public override IReadOnlyList<Tensor> StateWeights => [W_hz, W_hr, W_hh];

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var hidden = W_hh.shape[0];
        var projected = Project(inputs, cat([W_xz, W_xr, W_xh], 1), cat([b_z, b_r, b_h])); // T × (B, 3H)
        var gateWeights = cat([W_hz, W_hr], 1); // (H, 2H)
        var H = state?.Hidden ?? Zero(projected[0], hidden);
        var outputs = new Tensor[projected.Length];
        for (var t = 0; t < projected.Length; t++)
        {
            var parts = projected[t].split([2 * hidden, hidden], 1); // (B, 2H), (B, H)
            var gates = addmm(parts[0], H, gateWeights, 1, 1).sigmoid().chunk(2, 1);
            var (Z, R) = (gates[0], gates[1]); // (B, H) each
            var candidate = b_hh is null ? addmm(parts[1], R * H, W_hh, 1, 1).tanh() : parts[1].Plus(R * addmm(b_hh, H, W_hh, 1, 1)).tanh();
            outputs[t] = H = candidate.Plus(Z * (H - candidate));
        }

        return (stack(outputs), new LayerState(H)); // (T, B, H)
    }
}
