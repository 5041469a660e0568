namespace RnnSweeps.Core.Stopping;

/// <summary>
/// The results that one rule sees, in the order of their rank: the best first, those without a figure last. It knows what has
/// changed since the last decision that was stored, so that each decision stores that and no more.
/// </summary>
public sealed class Scoreboard
{
    private readonly List<(double Value, int Configuration)> _ranked = [];
    private readonly Dictionary<int, double?> _values = [];
    private readonly SortedSet<int> _changed = [];

    public int Count => _ranked.Count;

    /// <summary>The result of that rank, from 0.</summary>
    public SeenResult this[int rank] => new(_ranked[rank].Configuration, _values[_ranked[rank].Configuration]);

    /// <summary>What has changed since the last decision that was stored, by configuration.</summary>
    public IReadOnlyList<SeenResult> Changes =>
        [.. _changed.Select(c => _values.TryGetValue(c, out var value) ? new SeenResult(c, value) : new SeenResult(c, null, Gone: true))];

    public bool Has(int configuration) => _values.ContainsKey(configuration);

    /// <summary>Null if it has no figure or is not there at all.</summary>
    public double? ValueOf(int configuration) => _values.GetValueOrDefault(configuration);

    /// <summary>From 0; found by halving.</summary>
    /// <exception cref="KeyNotFoundException">The configuration is not there.</exception>
    public int Rank(int configuration) => _ranked.BinarySearch((Key(_values[configuration]), configuration));

    /// <summary>A configuration has this result from now on.</summary>
    public void Set(int configuration, double? value)
    {
        if (_values.TryGetValue(configuration, out var had) && had.Equals(value)) return;
        Place(configuration, value);
        _changed.Add(configuration);
    }

    /// <summary>A configuration has no result any more.</summary>
    public void Remove(int configuration)
    {
        if (Take(configuration)) _changed.Add(configuration);
    }

    /// <summary>What a stored decision saw, in their order.</summary>
    public void Restore(IEnumerable<SeenResult> changes)
    {
        foreach (var change in changes)
            if (change.Gone) Take(change.ConfigurationIndex);
            else Place(change.ConfigurationIndex, change.Value);
    }

    /// <summary>The changes that a decision saw are stored with it, and need not be stored again.</summary>
    /// <param name="restored">True for a decision that was made before this board was.</param>
    public void Settle(IEnumerable<SeenResult> changes, bool restored)
    {
        if (restored) Restore(changes);
        else _changed.ExceptWith(changes.Select(c => c.ConfigurationIndex));
    }

    /// <summary>Whether a value would stand before, at or after another one: without a figure last, then by configuration.</summary>
    internal static (double Value, int Configuration) Place(SeenResult result) => (Key(result.Value), result.ConfigurationIndex);

    private void Place(int configuration, double? value)
    {
        Take(configuration);
        _values[configuration] = value;
        var place = (Key(value), configuration);
        _ranked.Insert(~_ranked.BinarySearch(place), place);
    }

    private bool Take(int configuration)
    {
        if (!_values.Remove(configuration, out var had)) return false;
        _ranked.RemoveAt(_ranked.BinarySearch((Key(had), configuration)));
        return true;
    }

    private static double Key(double? value) => value ?? double.PositiveInfinity;
}
