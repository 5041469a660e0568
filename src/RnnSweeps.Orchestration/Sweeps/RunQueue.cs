using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// Which runs of a sweep wait, train, pause or have ended, as far as its grain has heard. The store knows better: a run that
/// was handed out is asked after until it has ended (<see cref="OutSince"/>).
/// </summary>
/// <param name="slots">Most runs out at a time, or null.</param>
/// <param name="pauses">Before the first, second, … retry of a run that failed.</param>
internal sealed class RunQueue(int? slots, IReadOnlyList<TimeSpan> pauses)
{
    private readonly SortedSet<(RunPlace Place, RunId Run)> _waiting = [];
    private readonly Dictionary<RunId, RunPlace> _places = [];
    private readonly Dictionary<RunId, DateTimeOffset> _notBefore = [];
    private readonly Dictionary<RunId, DateTimeOffset> _out = [];
    private readonly HashSet<RunId> _paused = [];
    private readonly HashSet<RunId> _begun = [];
    private readonly HashSet<RunId> _ended = [];

    public int Running => _out.Count;

    public bool AllEnded => _waiting.Count == 0 && _out.Count == 0 && _paused.Count == 0;

    /// <summary>Runs that have not ended.</summary>
    public IReadOnlyList<RunId> Unfinished => [.. _waiting.Select(w => w.Run).Concat(_out.Keys).Concat(_paused).Order()];

    /// <summary>A run as the store has it. What has ended stays so, whatever comes late.</summary>
    /// <param name="place">Where it stands among those that wait; null for where it stood.</param>
    /// <param name="begun">True if it has had an attempt.</param>
    public void Set(RunId run, RunState state, DateTimeOffset now, RunPlace? place = null, bool begun = false)
    {
        if (_ended.Contains(run)) return;
        if (begun) _begun.Add(run);
        _waiting.Remove((Place(run), run));
        if (place is { } given) _places[run] = given;
        if (state == RunState.Running)
        {
            _paused.Remove(run);
            _out.TryAdd(run, now);
        }
        else if (state == RunState.Paused) Pause(run);
        else if (state.IsFinal()) End(run);
        else Requeue(run, null, now);
    }

    public bool HasReady(DateTimeOffset now) => _waiting.Any(w => MayBegin(w.Run, now));

    public bool IsOut(RunId run) => _out.ContainsKey(run);

    /// <summary>The first run that may begin, by place and number; it counts as out from now on.</summary>
    /// <param name="begun">True for a run that has begun before.</param>
    public RunId? Take(DateTimeOffset now, bool begun = false)
    {
        if (_out.Count >= slots) return null;
        foreach (var first in _waiting)
        {
            if (!MayBegin(first.Run, now) || (begun && !_begun.Contains(first.Run))) continue;
            _waiting.Remove(first);
            _begun.Add(first.Run);
            _out[first.Run] = now;
            return first.Run;
        }
        return null;
    }

    /// <summary>A run waits again: at once, or after a failure for its pause.</summary>
    public void Requeue(RunId run, int? failures, DateTimeOffset now)
    {
        if (_ended.Contains(run)) return;
        _out.Remove(run);
        _paused.Remove(run);
        _waiting.Add((Place(run), run));
        if (failures is { } n) _notBefore[run] = now + pauses[Math.Clamp(n - 1, 0, pauses.Count - 1)];
    }

    /// <summary>A run waits for a decision.</summary>
    public void Pause(RunId run)
    {
        if (_ended.Contains(run)) return;
        _out.Remove(run);
        _waiting.Remove((Place(run), run));
        _paused.Add(run);
    }

    public void End(RunId run)
    {
        _waiting.Remove((Place(run), run));
        _out.Remove(run);
        _paused.Remove(run);
        _notBefore.Remove(run);
        _ended.Add(run);
    }

    /// <summary>Runs that have been out since that moment or longer.</summary>
    public IReadOnlyList<RunId> OutSince(DateTimeOffset moment) => [.. _out.Where(p => p.Value <= moment).Select(p => p.Key).Order()];

    private RunPlace Place(RunId run) => _places.GetValueOrDefault(run);

    private bool MayBegin(RunId run, DateTimeOffset now) => !_notBefore.TryGetValue(run, out var moment) || moment <= now;
}

/// <summary>Where a run stands among those that wait: first by rung, the highest before the others, then by configuration.</summary>
/// <param name="Rung">The epoch until which it may train; 0 where no rule stops runs.</param>
/// <param name="Configuration">0 where runs go by their numbers alone.</param>
internal readonly record struct RunPlace(int Rung, int Configuration) : IComparable<RunPlace>
{
    public int CompareTo(RunPlace other) => (-Rung, Configuration).CompareTo((-other.Rung, other.Configuration));
}
