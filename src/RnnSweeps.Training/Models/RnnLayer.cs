using RnnSweeps.Core.Parameters;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's Elman layer.</summary>
internal sealed class RnnLayer : ConciseLayer
{
    private readonly RNN _rnn;

    public RnnLayer(int index, int inputs, int hidden, Activation activation, InitialWeights initial, Device device)
        : this(index, hidden, nn.RNN(inputs, hidden, 1, activation == Activation.Tanh ? nn.NonLinearities.Tanh : nn.NonLinearities.ReLU, device: device), initial)
    {
    }

    private RnnLayer(int index, int hidden, RNN rnn, InitialWeights initial)
        : base(index, hidden, rnn, initial) => _rnn = rnn;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H) = _rnn.forward(inputs, Torch(state?.Hidden));
        return (outputs, new LayerState(H.squeeze(0))); // (T, B, H), (B, H)
    }
}
