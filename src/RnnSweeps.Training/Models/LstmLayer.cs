using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's long short-term memory; gates in the order i, f, g, o.</summary>
internal sealed class LstmLayer : ConciseLayer
{
    private readonly LSTM _lstm;

    public LstmLayer(int index, int inputs, int hidden, InitialWeights uniform, Device device)
        : this(index, inputs, nn.LSTM(inputs, hidden, 1, device: device), uniform, device)
    {
    }

    private LstmLayer(int index, int inputs, LSTM lstm, InitialWeights uniform, Device device)
        : base(index, inputs, lstm, uniform, device) => _lstm = lstm;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H, C) = _lstm.forward(Vectors(inputs), state is null ? null : (Torch(state.Hidden)!, Torch(state.Memory)!));
        return (outputs, new LayerState(H.squeeze(0), C.squeeze(0))); // (T, B, H), (B, H), (B, H)
    }
}
