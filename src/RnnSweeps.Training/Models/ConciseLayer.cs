using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>
/// One layer of torch's own cells. The layers are stacked by us, so that dropout between them is ours and depends on seed and
/// epoch alone; without dropout the numbers are those of torch's stacked module.
/// </summary>
internal abstract class ConciseLayer : RecurrentLayer
{
    private readonly nn.Module _cell;
    private readonly int _hidden;
    private readonly Dictionary<string, Tensor> _weights;

    protected ConciseLayer(int index, int hidden, nn.Module cell, InitialWeights initial)
    {
        (_cell, _hidden) = (cell, hidden);
        var named = cell.named_parameters().Select(p => (Name: p.name, Value: ((Tensor)p.parameter).DetachFromDisposeScope())).ToList();
        _weights = named.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        Parameters = [.. named.Select(p => ($"rnn.{p.Name.Replace("_l0", $"_l{index}", StringComparison.Ordinal)}", p.Value))];
        using var frozen = no_grad();
        foreach (var (_, value) in Parameters)
        {
            using var drawn = value.shape is [var rows, var columns] ? initial.Matrix(rows, columns, rows / hidden) : initial.Bias(value.shape[0]);
            value.copy_(drawn);
        }
    }

    /// <summary><c>rnn.weight_ih_l0</c> (G·H, I), <c>rnn.weight_hh_l0</c> (G·H, H), <c>rnn.bias_ih_l0</c>, <c>rnn.bias_hh_l0</c> (G·H), …</summary>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    public override IReadOnlyList<Tensor> StateWeights =>
        [.. Enumerable.Range(0, (int)(_weights["weight_hh_l0"].shape[0] / _hidden)).Select(g => Gate("weight_hh_l0", g))];

    /// <summary>One gate's rows of a weight of all gates, as a view.</summary>
    protected Tensor Gate(string name, int gate) => _weights[name].narrow(0, gate * _hidden, _hidden);

    /// <summary>(B, H) as the (1, B, H) of torch.</summary>
    protected static Tensor? Torch(Tensor? state) => state?.unsqueeze(0);

    public override void Dispose()
    {
        _cell.Dispose();
        base.Dispose();
    }
}
