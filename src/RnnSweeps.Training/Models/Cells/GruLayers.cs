using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models.Cells;

internal sealed class GruLayers() : CellLayers("gru")
{
    public override RecurrentLayer Concise(TrainingSettings s, int index, int inputs, InitialWeights initial, Device device) =>
        new GruLayer(index, inputs, s.Hidden, initial, device);

    public override RecurrentLayer Scratch(TrainingSettings s, int index, int inputs, InitialWeights initial) =>
        new GruScratch(index, inputs, s.Hidden, s.GruReset, initial);

    public override PythonCell Python(TrainingSettings s)
    {
        var after = s.GruReset == GruReset.After;
        var step = $"""
            Z = torch.sigmoid(X @ self.W_xz + H @ self.W_hz + self.b_z)
            R = torch.sigmoid(X @ self.W_xr + H @ self.W_hr + self.b_r)
            new = torch.tanh(X @ self.W_xh + {(after ? "R * (H @ self.W_hh + self.b_hh)" : "(R * H) @ self.W_hh")} + self.b_h)
            H = Z * H + (1 - Z) * new
            """;
        return new(["z", "r", "h"], step, after ? ["b_hh"] : []);
    }
}
