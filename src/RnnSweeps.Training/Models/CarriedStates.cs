namespace RnnSweeps.Training.Models;

/// <summary>The layers' states between two batches of the same lanes: their values alone, through which no gradient flows.</summary>
internal sealed class CarriedStates : IDisposable
{
    private readonly Dictionary<int, IReadOnlyList<LayerState>> _after = [];

    /// <summary>The states that were kept after that batch; null for none, where lanes begin.</summary>
    /// <exception cref="KeyNotFoundException">None were kept, or they have been replaced.</exception>
    public IReadOnlyList<LayerState>? After(int? batch) => batch is { } b ? _after[b] : null;

    /// <param name="batch">The batch that led to these states.</param>
    /// <param name="followed">The batch whose states they replace; null for none.</param>
    public void Keep(IReadOnlyList<LayerState> states, int batch, int? followed)
    {
        var kept = states.Select(s => new LayerState(s.Hidden.detach().clone().DetachFromDisposeScope(), s.Memory?.detach().clone().DetachFromDisposeScope())).ToList();
        if (followed is { } f && _after.Remove(f, out var replaced)) Dispose(replaced);
        _after.Add(batch, kept);
    }

    public void Dispose()
    {
        foreach (var states in _after.Values) Dispose(states);
        _after.Clear();
    }

    private static void Dispose(IReadOnlyList<LayerState> states)
    {
        foreach (var state in states)
        {
            state.Hidden.Dispose();
            state.Memory?.Dispose();
        }
    }
}
