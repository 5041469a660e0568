using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models.Cells;

internal sealed class RnnLayers() : CellLayers("rnn")
{
    public override RecurrentLayer Concise(TrainingSettings s, int index, int inputs, InitialWeights initial, Device device) =>
        new RnnLayer(index, inputs, s.Hidden, s.Activation, initial, device);

    public override RecurrentLayer Scratch(TrainingSettings s, int index, int inputs, InitialWeights initial) =>
        new RnnScratch(index, inputs, s.Hidden, s.Activation, initial);

    public override PythonCell Python(TrainingSettings s) =>
        new(["h"], $"H = torch.{(s.Activation == Activation.Tanh ? "tanh" : "relu")}(X @ self.W_xh + H @ self.W_hh + self.b_h)");

    public override string PyTorchArguments(TrainingSettings s) => s.Activation == Activation.Relu ? ", nonlinearity=\"relu\"" : "";
}
