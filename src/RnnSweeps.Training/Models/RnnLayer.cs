using RnnSweeps.Core.Parameters;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>torch's Elman layer.</summary>
internal sealed class RnnLayer : ConciseLayer
{
    private readonly RNN _rnn;

    public RnnLayer(int index, int inputs, int hidden, Activation activation, InitialWeights uniform, Device device)
        : this(index, inputs, nn.RNN(inputs, hidden, 1, activation == Activation.Tanh ? nn.NonLinearities.Tanh : nn.NonLinearities.ReLU, device: device), uniform, device)
    {
    }

    private RnnLayer(int index, int inputs, RNN rnn, InitialWeights uniform, Device device)
        : base(index, inputs, rnn, uniform, device) => _rnn = rnn;

    public override (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state)
    {
        var (outputs, H) = _rnn.forward(Vectors(inputs), Torch(state?.Hidden));
        return (outputs, new LayerState(H.squeeze(0))); // (T, B, H), (B, H)
    }
}
