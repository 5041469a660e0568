using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// Which leases are renewed no more, by this machine's steady clock: neither the time of day nor the database's clock counts.
/// Whoever has just started knows nothing, and waits as long as everybody.
/// </summary>
/// <param name="grace">How long after its lease what a silo has started may live on.</param>
internal sealed class StaleLeases(TimeSpan grace, TimeProvider time)
{
    private readonly Dictionary<string, (LeaseObservation Sight, long Since)> _seen = [];

    /// <summary>The leases that have surely run out: a silo counts its own from before it asked for the renewal that was seen here.</summary>
    /// <param name="held">All that nobody has ended, as they were just read.</param>
    public IReadOnlyList<LeaseObservation> RunOut(IReadOnlyList<LeaseObservation> held)
    {
        var now = time.GetTimestamp();
        foreach (var gone in _seen.Keys.Except(held.Select(l => l.Silo)).ToList()) _seen.Remove(gone);
        foreach (var lease in held)
            if (!_seen.TryGetValue(lease.Silo, out var known) || known.Sight != lease) _seen[lease.Silo] = (lease, now);
        return [.. held.Where(l => time.GetElapsedTime(_seen[l.Silo].Since, now) > l.Length + grace)];
    }
}
