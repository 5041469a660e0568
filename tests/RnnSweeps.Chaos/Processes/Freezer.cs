namespace RnnSweeps.Chaos.Processes;

/// <summary>
/// Stops processes of a trial and lets them go on. Whatever happens meanwhile, all go on when this is disposed, and when the
/// harness itself ends: a process that nobody lets go on would stay for ever.
/// </summary>
internal sealed class Freezer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Marked _mark;
    private readonly Lock _gate = new();
    private readonly HashSet<int> _frozen = [];
    private TimeSpan _before;
    private DateTime _since;

    public Freezer(Marked mark)
    {
        _mark = mark;
        AppDomain.CurrentDomain.ProcessExit += ThawAll;
    }

    /// <summary>Time in which at least one process was frozen; where several were, it counts once.</summary>
    public TimeSpan Frozen
    {
        get
        {
            lock (_gate) return _before + (_frozen.Count > 0 ? DateTime.UtcNow - _since : TimeSpan.Zero);
        }
    }

    public bool IsFrozen(int process)
    {
        lock (_gate) return _frozen.Contains(process);
    }

    /// <summary>False if it is frozen already, or has ended.</summary>
    public async Task<bool> TryStopAsync(int process)
    {
        lock (_gate)
        {
            if (!_mark.Bears(process) || !_frozen.Add(process)) return false;
            if (_frozen.Count == 1) _since = DateTime.UtcNow;
            Signals.Send(process, Signals.Stop);
        }
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(20))
            if (RunningProcess.Of(process) is { State: 'T' }) return true;
        Thaw(process);
        return false;
    }

    /// <summary>Lets it go on, if it is frozen and lives.</summary>
    public void Thaw(int process)
    {
        lock (_gate)
        {
            if (!_frozen.Remove(process)) return;
            if (_frozen.Count == 0) _before += DateTime.UtcNow - _since;
            if (_mark.Bears(process)) Signals.Send(process, Signals.Continue);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= ThawAll;
        ThawAll(null, EventArgs.Empty);
    }

    /// <summary>Also those that nobody here knows to be stopped.</summary>
    private void ThawAll(object? sender, EventArgs ending)
    {
        List<int> known;
        lock (_gate) known = [.. _frozen];
        foreach (var process in known) Thaw(process);
        foreach (var process in _mark.Living().Where(p => p.State == 'T')) Signals.Send(process.Id, Signals.Continue);
    }
}
