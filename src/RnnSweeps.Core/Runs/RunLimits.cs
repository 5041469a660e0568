namespace RnnSweeps.Core.Runs;

/// <summary>What one run may use; null for as much as there is.</summary>
/// <param name="MemoryBytes">Resident memory of the trainer and all its processes; on a GPU what the trainer uses of the device.</param>
/// <param name="Time">Of training, all attempts together.</param>
public sealed record RunLimits(long? MemoryBytes = null, TimeSpan? Time = null)
{
    public static RunLimits None { get; } = new();
}
