using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's gated recurrent unit; gates in the order r, z, n.</summary>
internal sealed class GruLayer : ConciseLayer
{
    private readonly GRU _gru;

    public GruLayer(int index, int inputs, int hidden, InitialWeights initial, Device device)
        : this(index, hidden, nn.GRU(inputs, hidden, 1, device: device), initial)
    {
    }

    private GruLayer(int index, int hidden, GRU gru, InitialWeights initial)
        : base(index, hidden, gru, initial) => _gru = gru;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H) = _gru.forward(inputs, Torch(state?.Hidden));
        return (outputs, new LayerState(H.squeeze(0))); // (T, B, H), (B, H)
    }
}
