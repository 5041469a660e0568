namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// How long a trainer may get no further before it counts as hung. It says every few seconds that it has taken steps, but a
/// single step of a large model may take minutes, and a trainer of another kind may tell its epochs alone, so the limit is a
/// multiple of the longest pause so far: a limit of minutes alone would end, again and again, a run whose steps take longer.
/// </summary>
internal sealed class StallDetector(TimeSpan atLeast, TimeSpan untilFirstStep)
{
    private const int Multiple = 5;

    private TimeSpan _longest;
    private bool _trained;

    public TimeSpan Limit => _trained ? Max(atLeast, Multiple * _longest) : Max(atLeast, untilFirstStep);

    /// <summary>The trainer has said something new.</summary>
    /// <param name="after">Since it last did.</param>
    /// <param name="trained">True if it has trained: steps, or an epoch.</param>
    public void Heard(TimeSpan after, bool trained)
    {
        _longest = Max(_longest, after);
        _trained |= trained;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
