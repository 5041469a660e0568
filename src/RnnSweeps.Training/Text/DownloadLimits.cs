namespace RnnSweeps.Training.Text;

/// <summary>What a download may take before it is given up. The defaults suit books of a few hundred thousand characters.</summary>
public sealed record DownloadLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = TextFile.MaxBytes;

    /// <summary>Until a connection stands: without a network, a sweep's fallback must not wait for long.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two pieces of the answer, and until its first.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one address, all tries together.</summary>
    public TimeSpan Overall { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often one address is tried; each try goes on where the last one was cut.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>Pause before the second try; doubled before each further one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
