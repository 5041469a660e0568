using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>What the cells from scratch share: weights under the book's names, and one product with all inputs.</summary>
internal abstract class ScratchLayer(int index) : RecurrentLayer
{
    private readonly List<(string, Tensor)> _parameters = [];

    public override IReadOnlyList<(string Name, Tensor Value)> Parameters => _parameters;

    protected Tensor Own(string name, Tensor value)
    {
        _parameters.Add(($"rnn.rnns.{index}.{name}", value));
        return value;
    }

    /// <summary>Inputs × weights + bias for all time steps at once, then apart: T tensors of (B, G·H).</summary>
    /// <param name="inputs">Ids (T, B), whose one-hot product is a choice of the weights' rows; or hidden states (T, B, I).</param>
    protected static Tensor[] Project(Tensor inputs, Tensor weights, Tensor bias)
    {
        var (steps, batch) = (inputs.shape[0], inputs.shape[1]);
        var products = inputs.dim() == 2
            ? weights.Plus(bias).index_select(0, inputs.flatten())            // (T·B) of (V, G·H) -> (T·B, G·H)
            : addmm(bias, inputs.flatten(0, 1), weights, 1, 1);             // (T·B, I) -> (T·B, G·H)
        return products.view(steps, batch, -1).unbind(0);                   // (T, B, G·H) -> T × (B, G·H)
    }

    protected static Tensor Zero(Tensor like, long hidden) => zeros([like.shape[0], hidden], dtype: like.dtype, device: like.device);
}
