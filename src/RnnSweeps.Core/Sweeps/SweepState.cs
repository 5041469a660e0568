namespace RnnSweeps.Core.Sweeps;

/// <summary>Where a sweep stands. The store holds the lower-case name.</summary>
public enum SweepState
{
    /// <summary>Accepted; its runs are handed out as slots become free.</summary>
    Active,

    /// <summary>
    /// No further run begins until the sweep is resumed: a limit was reached, and what was in training has come to its end; or a
    /// person has paused it, and what was in training was interrupted.
    /// </summary>
    Halted,

    /// <summary>Every run has ended.</summary>
    Completed,

    Cancelled,
}
