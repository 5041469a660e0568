using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997) with a forget gate, as in the book.</summary>
internal sealed class LstmScratch : ScratchLayer
{
    private readonly Tensor W_xi, W_hi, b_i, W_xf, W_hf, b_f, W_xo, W_ho, b_o, W_xc, W_hc, b_c;

    public LstmScratch(int index, int inputs, int hidden, InitialWeights initial)
        : base(index)
    {
        (W_xi, W_hi, b_i) = (Own(nameof(W_xi), initial.Matrix(inputs, hidden)), Own(nameof(W_hi), initial.Matrix(hidden, hidden)), Own(nameof(b_i), initial.Bias(hidden)));
        (W_xf, W_hf, b_f) = (Own(nameof(W_xf), initial.Matrix(inputs, hidden)), Own(nameof(W_hf), initial.Matrix(hidden, hidden)), Own(nameof(b_f), initial.Bias(hidden)));
        (W_xo, W_ho, b_o) = (Own(nameof(W_xo), initial.Matrix(inputs, hidden)), Own(nameof(W_ho), initial.Matrix(hidden, hidden)), Own(nameof(b_o), initial.Bias(hidden)));
        (W_xc, W_hc, b_c) = (Own(nameof(W_xc), initial.Matrix(inputs, hidden)), Own(nameof(W_hc), initial.Matrix(hidden, hidden)), Own(nameof(b_c), initial.Bias(hidden)));
    }

    public override IReadOnlyList<Tensor> StateWeights => [W_hi, W_hf, W_ho, W_hc];

    public override Tensor ForgetBias => b_f;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var hidden = W_hi.shape[0];
        var projected = Project(inputs, cat([W_xi, W_xf, W_xo, W_xc], 1), cat([b_i, b_f, b_o, b_c])); // T × (B, 4H)
        var weights = cat([W_hi, W_hf, W_ho, W_hc], 1); // (H, 4H)
        var H = state?.Hidden ?? Zero(projected[0], hidden);
        var C = state?.Memory ?? Zero(projected[0], hidden);
        var outputs = new Tensor[projected.Length];
        for (var t = 0; t < projected.Length; t++)
        {
            var parts = addmm(projected[t], H, weights, 1, 1).split([3 * hidden, hidden], 1); // (B, 3H), (B, H)
            var gates = parts[0].sigmoid().chunk(3, 1);
            var (I, F, O) = (gates[0], gates[1], gates[2]); // (B, H) each
            C = (F * C).Plus(I * parts[1].tanh());
            outputs[t] = H = O * C.tanh();
        }

        return (stack(outputs), new LayerState(H, C)); // (T, B, H)
    }
}
