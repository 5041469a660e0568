using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models.Cells;

internal sealed class LstmLayers() : CellLayers("lstm")
{
    private const string Step = """
        I = torch.sigmoid(X @ self.W_xi + H @ self.W_hi + self.b_i)
        F_ = torch.sigmoid(X @ self.W_xf + H @ self.W_hf + self.b_f)
        O = torch.sigmoid(X @ self.W_xo + H @ self.W_ho + self.b_o)
        C = F_ * C + I * torch.tanh(X @ self.W_xc + H @ self.W_hc + self.b_c)
        H = O * torch.tanh(C)
        """;

    public override RecurrentLayer Concise(TrainingSettings s, int index, int inputs, InitialWeights initial, Device device) =>
        new LstmLayer(index, inputs, s.Hidden, initial, device);

    public override RecurrentLayer Scratch(TrainingSettings s, int index, int inputs, InitialWeights initial) =>
        new LstmScratch(index, inputs, s.Hidden, initial);

    public override PythonCell Python(TrainingSettings s) => new(["i", "f", "o", "c"], Step);
}
