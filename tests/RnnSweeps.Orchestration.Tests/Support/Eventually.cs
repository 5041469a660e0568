namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>Waits for what must come; a test that waits in vain fails instead of hanging.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static Task TrueAsync(Func<bool> condition, string what) => GetAsync(() => Task.FromResult(condition() ? "" : null), what);

    public static async Task<T> GetAsync<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await look() is { } found) return found;
            if (limit.IsCancellationRequested) throw new TimeoutException($"It never came: {what}.");
            await Task.Delay(20);
        }
    }
}
