using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's long short-term memory; gates in the order i, f, g, o.</summary>
internal sealed class LstmLayer : ConciseLayer
{
    private readonly LSTM _lstm;

    public LstmLayer(int index, int inputs, int hidden, InitialWeights initial, Device device)
        : this(index, hidden, nn.LSTM(inputs, hidden, 1, device: device), initial)
    {
    }

    private LstmLayer(int index, int hidden, LSTM lstm, InitialWeights initial)
        : base(index, hidden, lstm, initial) => _lstm = lstm;

    /// <summary>Of its two biases, which torch adds, the inputs' one.</summary>
    public override Tensor ForgetBias => Gate("bias_ih_l0", 1);

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H, C) = _lstm.forward(inputs, state is null ? null : (Torch(state.Hidden)!, Torch(state.Memory)!));
        return (outputs, new LayerState(H.squeeze(0), C.squeeze(0))); // (T, B, H), (B, H), (B, H)
    }
}
