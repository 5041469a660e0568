using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>Whose run is next: higher priority, then the sweep with the fewest runs in training, then the older sweep.</summary>
internal static class FairShare
{
    /// <param name="sweeps">From the oldest to the newest.</param>
    public static IEnumerable<T> Order<T>(IEnumerable<(T Sweep, SweepStatus Standing)> sweeps) =>
        sweeps.Where(s => s.Standing.CanGive)
            .OrderByDescending(s => s.Standing.Priority)
            .ThenBy(s => s.Standing.Running)
            .Select(s => s.Sweep);
}
