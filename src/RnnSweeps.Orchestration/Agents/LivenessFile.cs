using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>A file that is touched while the host may train, for the probes of those who look after it; none unless asked for.</summary>
internal sealed class LivenessFile(OrchestrationOptions options, TimeProvider time)
{
    /// <summary>Between two touches of a host that is alone.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public void Touch()
    {
        if (options.AliveFile is not { } path) return;
        try
        {
            if (File.Exists(path)) File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            else File.WriteAllText(path, $"{Environment.ProcessId}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever looks at it finds it old; that is what it is for.
        }
    }
}
