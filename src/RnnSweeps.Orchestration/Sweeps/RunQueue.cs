using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// Which runs of a sweep wait, train or have ended, as far as its grain has heard. The store knows better: a run that was
/// handed out is asked after until it has ended (<see cref="OutSince"/>).
/// </summary>
/// <param name="slots">Most runs out at a time, or null.</param>
/// <param name="pauses">Before the first, second, … retry of a run that failed.</param>
internal sealed class RunQueue(int? slots, IReadOnlyList<TimeSpan> pauses)
{
    private readonly SortedSet<RunId> _waiting = [];
    private readonly Dictionary<RunId, DateTimeOffset> _notBefore = [];
    private readonly Dictionary<RunId, DateTimeOffset> _out = [];
    private readonly HashSet<RunId> _ended = [];

    public int Running => _out.Count;

    public bool AllEnded => _waiting.Count == 0 && _out.Count == 0;

    /// <summary>Runs that have not ended.</summary>
    public IReadOnlyList<RunId> Unfinished => [.. _waiting.Concat(_out.Keys).Order()];

    /// <summary>A run as the store has it. What has ended stays so, whatever comes late.</summary>
    public void Set(RunId run, RunState state, DateTimeOffset now)
    {
        if (_ended.Contains(run)) return;
        if (state == RunState.Running) { _waiting.Remove(run); _out.TryAdd(run, now); }
        else if (state.IsFinal()) End(run);
        else if (_out.Remove(run) || !_waiting.Contains(run)) _waiting.Add(run);
    }

    public bool HasReady(DateTimeOffset now) => _waiting.Any(run => MayBegin(run, now));

    /// <summary>The first run that may begin, by number; it counts as out from now on.</summary>
    public RunId? Take(DateTimeOffset now)
    {
        if (_out.Count >= slots) return null;
        foreach (var run in _waiting)
        {
            if (!MayBegin(run, now)) continue;
            _waiting.Remove(run);
            _out[run] = now;
            return run;
        }
        return null;
    }

    /// <summary>A run waits again: at once, or after a failure for its pause.</summary>
    public void Requeue(RunId run, int? failures, DateTimeOffset now)
    {
        if (_ended.Contains(run)) return;
        _out.Remove(run);
        _waiting.Add(run);
        if (failures is { } n) _notBefore[run] = now + pauses[Math.Clamp(n - 1, 0, pauses.Count - 1)];
    }

    public void End(RunId run)
    {
        _waiting.Remove(run);
        _out.Remove(run);
        _notBefore.Remove(run);
        _ended.Add(run);
    }

    /// <summary>Runs that have been out since that moment or longer.</summary>
    public IReadOnlyList<RunId> OutSince(DateTimeOffset moment) => [.. _out.Where(p => p.Value <= moment).Select(p => p.Key).Order()];

    private bool MayBegin(RunId run, DateTimeOffset now) => !_notBefore.TryGetValue(run, out var moment) || moment <= now;
}
