using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// Which runs of a sweep wait, train, pause or have ended, as far as its grain has heard. The store knows better: a run that
/// was dispatched is asked after until it has ended (<see cref="DispatchedSince"/>). Dispatching and ending a run take a time that
/// does not grow with the number of runs that have ended. Moments are those of a clock that goes on evenly, whatever the time of
/// day is set to.
/// </summary>
/// <param name="slots">Most runs out at a time, or null.</param>
/// <param name="pauses">Before the first, second, … retry of a run that failed.</param>
internal sealed class RunQueue(int? slots, IReadOnlyList<TimeSpan> pauses)
{
    private readonly Dictionary<RunId, QueuedRun> _runs = [];

    // Those that wait and may begin, those of them that have begun before, and those that may begin later.
    private readonly SortedSet<(QueuePriority Place, RunId Run)> _ready = [];
    private readonly SortedSet<(QueuePriority Place, RunId Run)> _begun = [];
    private readonly SortedSet<(TimeSpan NotBefore, RunId Run)> _later = [];
    private readonly Dictionary<RunId, TimeSpan> _dispatched = [];
    private readonly HashSet<RunId> _awaitEqual = [];
    private int _unfinished;

    public int Running => _dispatched.Count;

    public bool AllEnded => _unfinished == 0;

    /// <summary>True if a run has been paused without having been dispatched: it may wait for an equal one.</summary>
    public bool AnyAwaitsEqual => _awaitEqual.Count > 0;

    /// <summary>Runs that have been dispatched at least once, wherever they are now.</summary>
    public int Begun { get; private set; }

    /// <summary>Runs that have been dispatched and not come back.</summary>
    public IReadOnlyList<RunId> Dispatched => [.. _dispatched.Keys.Order()];

    /// <summary>Those of them that a person has paused since.</summary>
    public IReadOnlyList<RunId> DispatchedAndPaused => [.. _dispatched.Keys.Where(run => _runs[run].Paused).Order()];

    /// <summary>A run as the store has it. What has ended stays so, whatever comes late.</summary>
    /// <param name="terms">What else decides when it is its turn; null for what was known before.</param>
    public void Set(RunId run, RunState state, TimeSpan now, QueueSettings? terms = null)
    {
        if (terms is not null) Note(run, terms, now);
        if (HasEnded(run)) return;
        switch (state)
        {
            case RunState.Running: Dispatch(run, now); break;
            case RunState.AwaitingPromotion or RunState.AwaitingResult: Await(run); break;
            case RunState.Queued: Requeue(run, null, now); break;
            default: End(run); break;
        }
    }

    /// <summary>What decides when it is a run's turn, wherever it is.</summary>
    public void Note(RunId run, QueueSettings terms, TimeSpan now)
    {
        var known = Known(run);
        var waits = Unlist(run, known);
        (known.Priority, known.Paused) = (terms.Priority, terms.Paused);
        // The same pause, read once more, has begun before; a person may have ended it.
        if (terms.Retry != known.Retry) (known.Retry, known.NotBefore) = (terms.Retry, terms.Retry is { } retry ? retry.At(now, pauses.Max()) : null);
        if (terms.Begun) Begin(known);
        if (waits) List(run, known);
    }

    public bool HasReady(TimeSpan now)
    {
        PromoteDue(now);
        return _ready.Count > 0;
    }

    public bool IsDispatched(RunId run) => _dispatched.ContainsKey(run);

    /// <summary>True if the queue has heard of the run.</summary>
    public bool Knows(RunId run) => _runs.ContainsKey(run);

    public bool HasEnded(RunId run) => _runs.TryGetValue(run, out var known) && known.Phase == Phase.Ended;

    /// <summary>The first run that may begin, by place and number; it counts as out from now on.</summary>
    /// <param name="begun">True for a run that has begun before.</param>
    public RunId? Take(TimeSpan now, bool begun = false)
    {
        if (_dispatched.Count >= slots) return null;
        PromoteDue(now);
        var ready = begun ? _begun : _ready;
        if (ready.Count == 0) return null;
        var run = ready.Min.Run;
        Dispatch(run, now);
        return run;
    }

    /// <summary>A run waits again: at once, or after a failure for its pause.</summary>
    public void Requeue(RunId run, int? failures, TimeSpan now)
    {
        if (HasEnded(run)) return;
        var known = Move(run, Phase.Waiting);
        if (failures is { } n) known.NotBefore = now + pauses[Math.Clamp(n - 1, 0, pauses.Count - 1)];
        List(run, known);
    }

    /// <summary>A run that had ended waits again, because a person has it tried again.</summary>
    public void Reopen(RunId run)
    {
        var known = Move(run, Phase.Waiting);
        known.NotBefore = null;
        List(run, known);
    }

    /// <summary>A run waits for a decision, or for the result of an equal one.</summary>
    public void Await(RunId run)
    {
        if (HasEnded(run)) return;
        if (!Move(run, Phase.AwaitingDecision).Begun) _awaitEqual.Add(run);
    }

    public void End(RunId run) => Move(run, Phase.Ended);

    /// <summary>Runs that have been out since that moment or longer.</summary>
    public IReadOnlyList<RunId> DispatchedSince(TimeSpan moment) => [.. _dispatched.Where(p => p.Value <= moment).Select(p => p.Key).Order()];

    private void Dispatch(RunId run, TimeSpan now)
    {
        var since = _dispatched.GetValueOrDefault(run, now);
        Begin(Move(run, Phase.Dispatched));
        _dispatched[run] = since;
    }

    private void Begin(QueuedRun known)
    {
        if (!known.Begun) Begun++;
        known.Begun = true;
    }

    private QueuedRun Move(RunId run, Phase phase)
    {
        var known = Known(run);
        Unlist(run, known);
        _dispatched.Remove(run);
        _awaitEqual.Remove(run);
        if (known.Phase == Phase.Ended) _unfinished++;
        if (phase == Phase.Ended) _unfinished--;
        known.Phase = phase;
        return known;
    }

    private QueuedRun Known(RunId run)
    {
        if (_runs.TryGetValue(run, out var known)) return known;
        _unfinished++;
        return _runs[run] = new QueuedRun();
    }

    private void List(RunId run, QueuedRun known)
    {
        known.Listed = !known.Paused;
        if (known.Paused) return;
        if (known.NotBefore is { } moment) _later.Add((moment, run));
        else AddReady(run, known);
    }

    /// <summary>Out of the sets by which it would be found; true if it waits.</summary>
    private bool Unlist(RunId run, QueuedRun known)
    {
        if (known.Listed)
        {
            if (known.NotBefore is { } moment) _later.Remove((moment, run));
            _ready.Remove((known.Priority, run));
            _begun.Remove((known.Priority, run));
            known.Listed = false;
        }
        return known.Phase == Phase.Waiting;
    }

    /// <summary>What had to wait until now may begin.</summary>
    private void PromoteDue(TimeSpan now)
    {
        while (_later.Count > 0 && _later.Min is var (moment, run) && moment <= now)
        {
            _later.Remove((moment, run));
            _runs[run].NotBefore = null;
            AddReady(run, _runs[run]);
        }
    }

    private void AddReady(RunId run, QueuedRun known)
    {
        _ready.Add((known.Priority, run));
        if (known.Begun) _begun.Add((known.Priority, run));
    }

    private enum Phase
    {
        Waiting,
        Dispatched,
        AwaitingDecision,
        Ended,
    }

    private sealed class QueuedRun
    {
        public Phase Phase { get; set; }

        public QueuePriority Priority { get; set; }

        public bool Paused { get; set; }

        public bool Begun { get; set; }

        public TimeSpan? NotBefore { get; set; }

        /// <summary>What the store says about that.</summary>
        public StoredRetryDelay? Retry { get; set; }

        /// <summary>True while it is in one of the sets by which it is found.</summary>
        public bool Listed { get; set; }
    }
}

/// <summary>What decides when it is a run's turn.</summary>
/// <param name="Priority">Where it stands among those that wait.</param>
/// <param name="Paused">True while a person has it paused.</param>
/// <param name="Begun">True if it has had an attempt of its own.</param>
/// <param name="Retry">After a failure it waits for its next attempt; null for at once.</param>
internal sealed record QueueSettings(QueuePriority Priority = default, bool Paused = false, bool Begun = false, StoredRetryDelay? Retry = null);

/// <summary>The pause after a failure as the store has it: a time of day, by the clock of the host that wrote it, which may have been wrong.</summary>
/// <param name="Until">The end of the pause.</param>
/// <param name="Left">From now on, by the clock of this host.</param>
internal sealed record StoredRetryDelay(DateTimeOffset Until, TimeSpan Left)
{
    public bool Equals(StoredRetryDelay? other) => other?.Until == Until;

    public override int GetHashCode() => Until.GetHashCode();

    /// <summary>Its end by the even clock. No pause is longer than the longest: what is left beyond that was written by a clock that went wrong.</summary>
    public TimeSpan? At(TimeSpan now, TimeSpan longest) => Left <= TimeSpan.Zero ? null : now + (Left < longest ? Left : longest);
}

/// <summary>Where a run stands among those that wait: first by priority, then by rung, the highest before the others, then by configuration.</summary>
/// <param name="Rung">The epoch until which it may train; 0 where no rule stops runs.</param>
/// <param name="Configuration">0 where runs go by their numbers alone.</param>
/// <param name="Priority">What a person gave it; 0 unless asked.</param>
internal readonly record struct QueuePriority(int Rung, int Configuration, int Priority = 0) : IComparable<QueuePriority>
{
    public int CompareTo(QueuePriority other) => (-Priority, -Rung, Configuration).CompareTo((-other.Priority, -other.Rung, other.Configuration));
}
