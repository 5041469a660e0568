namespace RnnSweeps.Core.Sweeps;

/// <summary>Where a sweep stands. The store holds the lower-case name.</summary>
public enum SweepState
{
    /// <summary>Accepted; its runs are handed out as slots become free.</summary>
    Active,

    /// <summary>A limit was reached: what was in training has come to its end, no further run begins until the sweep is resumed.</summary>
    Halted,

    /// <summary>Every run has ended.</summary>
    Completed,

    Cancelled,
}
