namespace RnnSweeps.Submission;

/// <summary>Ends a measurement before this process has more memory than the run that is measured may have.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _exceeded;
    private readonly ITimer _timer;

    /// <param name="limit">Resident bytes.</param>
    /// <param name="exceeded">Cancelled once there are more.</param>
    public MemoryWatch(long limit, CancellationTokenSource exceeded, TimeProvider time)
    {
        _exceeded = exceeded;
        _timer = time.CreateTimer(_ => Look(limit), null, Between, Between);
    }

    public bool Exceeded { get; private set; }

    public void Dispose() => _timer.Dispose();

    private void Look(long limit)
    {
        if (Environment.WorkingSet <= limit) return;
        Exceeded = true;
        try
        {
            _exceeded.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The measurement has just ended.
        }
    }
}
