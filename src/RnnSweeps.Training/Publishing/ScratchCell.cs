using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models.Cells;

namespace RnnSweeps.Training.Publishing;

/// <summary>The book's cells in Python, one layer as a module <c>Cell(inputs, hidden)</c>, under the names that the weights have.</summary>
internal static class ScratchCell
{
    /// <summary>By the number of vectors that a layer carries, as the steps name them.</summary>
    private static readonly string[] StateNames = ["H", "C"];

    public static string Of(TrainingSettings s)
    {
        var python = CellLayersCatalogue.Of(s.Cell).Python(s);
        var states = StateNames[..s.Cell.States];
        return $$"""
            class Cell(nn.Module):
                def __init__(self, inputs, hidden):
                    super().__init__()
                    for name in "{{string.Join(' ', python.Weights)}}".split():
                        shape = {"W_x": (inputs, hidden), "W_h": (hidden, hidden)}.get(name[:3], (hidden,))
                        setattr(self, name, nn.Parameter(torch.zeros(shape)))

                def forward(self, x, state=None):  # x (T, B, inputs) -> (T, B, hidden), state
                    zero = x.new_zeros(x.shape[1], self.b_{{python.Gates[^1]}}.shape[0])
                    {{string.Join(", ", states)}} = {{Several(states.Select(_ => "zero"))}} if state is None else state
                    outputs = []
                    for X in x:
            {{Indented(python.Step)}}
                        outputs.append(H)
                    return torch.stack(outputs), {{Several(states)}}
            """;
    }

    /// <summary>One name as it is, several as a tuple.</summary>
    private static string Several(IEnumerable<string> names) => names.ToList() is [var one] ? one : $"({string.Join(", ", names)})";

    private static string Indented(string lines) => string.Join('\n', lines.Split('\n').Select(l => "            " + l));
}
