using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Publishing;

/// <summary>The book's cells in Python, one layer as a module <c>Cell(inputs, hidden)</c>, under the names that the weights have.</summary>
internal static class ScratchCell
{
    public static string Of(TrainingSettings s)
    {
        var (names, step, lstm) = s.Cell switch
        {
            CellKind.Rnn => (Gates("h"), Rnn(s.Activation), false),
            CellKind.Gru => (Gates("z", "r", "h") + (s.GruReset == GruReset.After ? " b_hh" : ""), Gru(s.GruReset), false),
            CellKind.Lstm => (Gates("i", "f", "o", "c"), Lstm, true),
            var other => throw new ArgumentOutOfRangeException(nameof(s), other, "Unknown cell."),
        };
        return $$"""
            class Cell(nn.Module):
                def __init__(self, inputs, hidden):
                    super().__init__()
                    for name in "{{names}}".split():
                        shape = {"W_x": (inputs, hidden), "W_h": (hidden, hidden)}.get(name[:3], (hidden,))
                        setattr(self, name, nn.Parameter(torch.zeros(shape)))

                def forward(self, x, state=None):  # x (T, B, inputs) -> (T, B, hidden), state
                    zero = x.new_zeros(x.shape[1], self.b_{{s.Cell switch { CellKind.Lstm => "c", _ => "h" }}}.shape[0])
                    {{(lstm ? "H, C = (zero, zero) if state is None else state" : "H = zero if state is None else state")}}
                    outputs = []
                    for X in x:
            {{Indented(step)}}
                        outputs.append(H)
                    return torch.stack(outputs), {{(lstm ? "(H, C)" : "H")}}
            """;
    }

    private static string Rnn(Activation activation) =>
        $"H = torch.{(activation == Activation.Tanh ? "tanh" : "relu")}(X @ self.W_xh + H @ self.W_hh + self.b_h)";

    private static string Gru(GruReset reset) => $"""
        Z = torch.sigmoid(X @ self.W_xz + H @ self.W_hz + self.b_z)
        R = torch.sigmoid(X @ self.W_xr + H @ self.W_hr + self.b_r)
        new = torch.tanh(X @ self.W_xh + {(reset == GruReset.Before ? "(R * H) @ self.W_hh" : "R * (H @ self.W_hh + self.b_hh)")} + self.b_h)
        H = Z * H + (1 - Z) * new
        """;

    private const string Lstm = """
        I = torch.sigmoid(X @ self.W_xi + H @ self.W_hi + self.b_i)
        F_ = torch.sigmoid(X @ self.W_xf + H @ self.W_hf + self.b_f)
        O = torch.sigmoid(X @ self.W_xo + H @ self.W_ho + self.b_o)
        C = F_ * C + I * torch.tanh(X @ self.W_xc + H @ self.W_hc + self.b_c)
        H = O * torch.tanh(C)
        """;

    private static string Gates(params string[] gates) => string.Join(' ', gates.Select(g => $"W_x{g} W_h{g} b_{g}"));

    private static string Indented(string lines) => string.Join('\n', lines.Split('\n').Select(l => "            " + l));
}
