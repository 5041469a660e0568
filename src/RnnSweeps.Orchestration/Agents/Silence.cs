namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// How long a trainer may say nothing before it counts as hung. It says nothing within an epoch, and an epoch takes from
/// milliseconds to hours, so the limit is a multiple of the longest pause so far: a limit of minutes alone would end, again
/// and again, a run whose epochs take longer.
/// </summary>
internal sealed class Silence(TimeSpan atLeast, TimeSpan untilFirstEpoch)
{
    private const int Multiple = 5;

    private TimeSpan _longest;
    private bool _epochSeen;

    public TimeSpan Limit => _epochSeen ? Max(atLeast, Multiple * _longest) : Max(atLeast, untilFirstEpoch);

    /// <summary>The trainer has spoken.</summary>
    /// <param name="after">Since its last word.</param>
    /// <param name="epoch">True if an epoch has ended.</param>
    public void Heard(TimeSpan after, bool epoch)
    {
        _longest = Max(_longest, after);
        _epochSeen |= epoch;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
