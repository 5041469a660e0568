using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>What a layer carries from one step to the next, (B, H) each; the cell's memory is an LSTM's alone.</summary>
internal sealed record LayerState(Tensor Hidden, Tensor? Memory = null);

/// <summary>One recurrent layer. The first one takes ids (T, B), the others hidden states (T, B, H).</summary>
internal abstract class RecurrentLayer : IDisposable
{
    public abstract IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <returns>The hidden states of all steps, (T, B, H), and the state after the last one.</returns>
    public abstract (Tensor Outputs, LayerState State) Forward(Tensor inputs, LayerState? state);

    public virtual void Dispose()
    {
    }
}
