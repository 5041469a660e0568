namespace RnnSweeps.Training.Trainers;

/// <summary>
/// When the agent was last heard, by the monotonic clock. The thread that reads the input notes it itself, so that a process
/// whose other threads are all busy still knows; and what was sent long ago, and only read now, counts from when it was sent.
/// </summary>
internal sealed class HeartbeatMonitor : IDisposable
{
    private readonly TimeSpan _timeToLive;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _silent = new();
    private readonly ITimer _timer;
    private long _heard;

    public HeartbeatMonitor(TimeSpan timeToLive, TimeProvider time)
    {
        (_timeToLive, _time) = (timeToLive, time);
        _heard = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, timeToLive, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled once nothing was heard for the time to live.</summary>
    public CancellationToken Silent => _silent.Token;

    /// <param name="sentAt">Timestamp of the clock that all processes of the machine share; null for now.</param>
    public void Heard(long? sentAt = null)
    {
        var at = Math.Min(sentAt ?? long.MaxValue, _time.GetTimestamp());
        if (at > Volatile.Read(ref _heard)) Volatile.Write(ref _heard, at);
    }

    private void Look()
    {
        var left = _timeToLive - _time.GetElapsedTime(Volatile.Read(ref _heard));
        if (left <= TimeSpan.Zero) _silent.Cancel();
        else _timer.Change(left, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _silent.Dispose();
    }
}
