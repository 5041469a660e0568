namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>Wakes whoever waits; a ring that nobody hears is lost, so everybody who waits has a time limit.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource _signalled = New();

    public void Set() => Interlocked.Exchange(ref _signalled, New()).TrySetResult();

    /// <summary>To be taken before the look that may find nothing, so that a ring after the look is heard.</summary>
    public Task Next => Volatile.Read(ref _signalled).Task;

    /// <summary>Ends at the ring or after the time, whichever comes first.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public static async Task WaitAsync(Task next, TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(next, Task.Delay(atMost, time, enough.Token));
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The bells of one silo.</summary>
internal sealed class WakeSignals
{
    /// <summary>A sweep was submitted: look after it at once.</summary>
    public WakeSignal Recovery { get; } = new();

    /// <summary>There may be work: free slots ask at once.</summary>
    public WakeSignal Slots { get; } = new();
}
