using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's gated recurrent unit; gates in the order r, z, n.</summary>
internal sealed class GruLayer : ConciseLayer
{
    private readonly GRU _gru;

    public GruLayer(int index, int inputs, int hidden, InitialWeights uniform, Device device)
        : this(index, inputs, nn.GRU(inputs, hidden, 1, device: device), uniform, device)
    {
    }

    private GruLayer(int index, int inputs, GRU gru, InitialWeights uniform, Device device)
        : base(index, inputs, gru, uniform, device) => _gru = gru;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H) = _gru.forward(Vectors(inputs), Torch(state?.Hidden));
        return (outputs, new LayerState(H.squeeze(0))); // (T, B, H), (B, H)
    }
}
