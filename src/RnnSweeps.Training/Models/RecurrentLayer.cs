using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>What a layer carries from one step to the next, (B, H) each; the cell's memory is an LSTM's alone.</summary>
internal sealed record LayerState(Tensor Hidden, Tensor? Memory = null);

/// <summary>One recurrent layer over vectors (T, B, I). The first layer from scratch takes ids (T, B) as well.</summary>
internal abstract class RecurrentLayer : IDisposable
{
    public abstract IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>The weights from state to state, (H, H) for each gate: the parameters themselves or views of them.</summary>
    public abstract IReadOnlyList<Tensor> StateWeights { get; }

    /// <summary>What is added before the forget gate's sigmoid, (H); null for a cell without that gate.</summary>
    public virtual Tensor? ForgetBias => null;

    /// <returns>The hidden states of all steps, (T, B, H), and the state after the last one.</returns>
    public abstract (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state);

    public virtual void Dispose()
    {
    }
}
