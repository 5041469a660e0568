using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>
/// One layer of torch's own cells. The layers are stacked by us, so that dropout between them is ours and depends on seed and
/// epoch alone; without dropout the numbers are those of torch's stacked module.
/// </summary>
internal abstract class ConciseLayer : RecurrentLayer
{
    private readonly nn.Module _cell;
    private readonly Tensor? _oneHot; // (V, V), the identity

    protected ConciseLayer(int index, int inputs, nn.Module cell, InitialWeights uniform, Device device)
    {
        _cell = cell;
        if (index == 0) _oneHot = eye(inputs, device: device).DetachFromDisposeScope();
        using var frozen = no_grad();
        foreach (var (_, value) in cell.named_parameters())
        {
            using var drawn = uniform(value.shape);
            value.copy_(drawn);
        }

        Parameters = [.. cell.named_parameters().Select(p => ($"rnn.{p.name.Replace("_l0", $"_l{index}", StringComparison.Ordinal)}", (Tensor)p.parameter))];
    }

    /// <summary><c>rnn.weight_ih_l0</c> (G·H, I), <c>rnn.weight_hh_l0</c> (G·H, H), <c>rnn.bias_ih_l0</c>, <c>rnn.bias_hh_l0</c> (G·H), …</summary>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>What torch's kernels ask for: ids (T, B) become rows of the identity, (T, B, V); hidden states pass.</summary>
    protected Tensor Vectors(Tensor inputs) => _oneHot is null
        ? inputs
        : _oneHot.index_select(0, inputs.flatten()).view(inputs.shape[0], inputs.shape[1], -1); // (T·B, V) -> (T, B, V)

    /// <summary>(B, H) as the (1, B, H) of torch.</summary>
    protected static Tensor? Torch(Tensor? state) => state?.unsqueeze(0);

    public override void Dispose()
    {
        _oneHot?.Dispose();
        _cell.Dispose();
        base.Dispose();
    }
}
