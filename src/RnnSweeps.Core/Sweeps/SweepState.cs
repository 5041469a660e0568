namespace RnnSweeps.Core.Sweeps;

/// <summary>Where a sweep stands. The store holds the lower-case name.</summary>
public enum SweepState
{
    /// <summary>Accepted; its runs are handed out as slots become free.</summary>
    Active,

    /// <summary>Every run has ended.</summary>
    Completed,

    Cancelled,
}
