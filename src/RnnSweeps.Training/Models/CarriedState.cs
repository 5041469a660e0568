namespace RnnSweeps.Training.Models;

/// <summary>The layers' states between two batches of one strand: their values alone, through which no gradient flows.</summary>
internal sealed class CarriedState : IDisposable
{
    private IReadOnlyList<LayerState>? _states;

    /// <summary>Null before anything was kept.</summary>
    public IReadOnlyList<LayerState>? States => _states;

    public void Keep(IReadOnlyList<LayerState> states)
    {
        var kept = states.Select(s => new LayerState(s.Hidden.detach().clone().DetachFromDisposeScope(), s.Memory?.detach().clone().DetachFromDisposeScope())).ToList();
        Dispose();
        _states = kept;
    }

    public void Dispose()
    {
        foreach (var state in _states ?? [])
        {
            state.Hidden.Dispose();
            state.Memory?.Dispose();
        }
        _states = null;
    }
}
