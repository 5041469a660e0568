using RnnSweeps.Core.Cells;
using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models.Cells;

/// <summary>How layers of one cell are computed: the half of its description that knows torch, and the same in Python.</summary>
internal abstract class CellLayers(string cell)
{
    /// <summary>The half that is known without torch.</summary>
    public Cell Cell { get; } = CellCatalogue.Of(cell);

    /// <summary>A layer of torch's own, over vectors (T, B, I).</summary>
    /// <param name="index">From 0, from the input on.</param>
    /// <param name="inputs">I.</param>
    public abstract RecurrentLayer Concise(TrainingSettings s, int index, int inputs, InitialWeights initial, Device device);

    /// <summary>A layer written out in tensor operations, over vectors (T, B, I) or ids (T, B).</summary>
    /// <param name="index">From 0, from the input on.</param>
    /// <param name="inputs">I.</param>
    public abstract RecurrentLayer Scratch(TrainingSettings s, int index, int inputs, InitialWeights initial);

    /// <summary>The layer from scratch in Python.</summary>
    public abstract PythonCell Python(TrainingSettings s);

    /// <summary>What PyTorch's class of such layers is told besides their widths, beginning with a comma; empty for nothing.</summary>
    public virtual string PyTorchArguments(TrainingSettings s) => "";
}

/// <summary>A cell from scratch in Python: a step from <c>X</c> (B, I) and the states <c>H</c>, <c>C</c> (B, H) on.</summary>
/// <param name="Gates">Letters of its blocks of weights, as in <c>W_xh</c>, <c>W_hh</c>, <c>b_h</c>, in the layer's order.</param>
/// <param name="Step">Lines of Python that set <c>H</c>, and <c>C</c> where there is one.</param>
/// <param name="OtherBiases">Names of vectors (H) that it has besides.</param>
internal sealed record PythonCell(IReadOnlyList<string> Gates, string Step, params IReadOnlyList<string> OtherBiases)
{
    /// <summary>Names of all weights of a layer, in the order of the layer's own.</summary>
    public IEnumerable<string> Weights => Gates.SelectMany(g => (string[])[$"W_x{g}", $"W_h{g}", $"b_{g}"]).Concat(OtherBiases);
}
