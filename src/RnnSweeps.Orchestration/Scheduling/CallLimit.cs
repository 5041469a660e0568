namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>A time limit from now on for everything that is waited for in one call.</summary>
internal sealed class CallLimit : IDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly Task _over;

    public CallLimit(TimeSpan limit, TimeProvider time) => _over = Task.Delay(limit, time, _done.Token);

    /// <summary>True if the task has ended within the limit, false if it goes on; a fault of it is thrown.</summary>
    public async Task<bool> WaitAsync(Task task)
    {
        await Task.WhenAny(task, _over);
        if (!task.IsCompleted) return false;
        await task;
        return true;
    }

    public void Dispose()
    {
        _done.Cancel();
        _done.Dispose();
    }
}
