using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// Who trains on this host: runs side by side, or one alone that may be what takes hosts down (<see cref="RetryLimits.NeedsHostAlone"/>),
/// until it has got further. So its host's end hurts nobody else, and what was merely beside it is told from it.
/// </summary>
internal sealed class HostAdmission(ResultStore store)
{
    private readonly Lock _lock = new();
    private int _inside;
    private bool _alone;

    /// <summary>True while one has the host to itself: nobody need ask for another run.</summary>
    public bool IsTaken
    {
        get
        {
            lock (_lock) return _alone;
        }
    }

    /// <summary>Null if the run may not train beside what trains now.</summary>
    public async Task<Admission?> TryEnterAsync(RunId run)
    {
        var alone = RetryLimits.NeedsHostAlone(await store.FailuresAsync(run, before: int.MaxValue));
        lock (_lock)
        {
            if (_alone || (alone && _inside > 0)) return null;
            (_inside, _alone) = (_inside + 1, alone);
            return new Admission(this, alone);
        }
    }

    /// <summary>Of one run.</summary>
    internal sealed class Admission(HostAdmission room, bool alone) : IDisposable
    {
        private bool _alone = alone;

        public bool IsAlone => _alone;

        /// <summary>It has got further: others may train beside it. True the first time for one that was alone.</summary>
        public bool Share()
        {
            if (!_alone) return false;
            _alone = false;
            lock (room._lock) room._alone = false;
            return true;
        }

        public void Dispose()
        {
            Share();
            lock (room._lock) room._inside--;
        }
    }
}
