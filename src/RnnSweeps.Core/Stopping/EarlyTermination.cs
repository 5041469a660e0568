namespace RnnSweeps.Core.Stopping;

/// <summary>When a sweep ends runs that promise little. Closed: <see cref="Halving"/> or <see cref="Median"/>.</summary>
/// <param name="Audit">Share of the configurations to be stopped that go on to the end all the same, 0 to 1, to see how often stopping was wrong.</param>
public abstract record EarlyTermination(double Audit);

/// <summary>
/// Asynchronous successive halving (Li et al. 2018) over epochs: at each rung a run pauses, and goes on once its configuration
/// is among the best 1/eta of those that have come as far.
/// </summary>
/// <param name="MinIter">First rung, in epochs; the others follow at this × eta, × eta², … Null where the rungs come from above.</param>
/// <param name="MaxIter">The rungs are this / eta, / eta², …, <paramref name="S"/> of them. Null where they come from below.</param>
/// <param name="Eta">Above 1.</param>
/// <param name="Strict">True to wait until every configuration that can reach a rung has reached it, as the synchronous original does (Li et al. 2017).</param>
public sealed record Halving(int? MinIter, int? MaxIter, int? S, double Eta, bool Strict, double Audit) : EarlyTermination(Audit)
{
    /// <summary>The epochs of the rungs of a training of so many epochs, rising; its own end is no rung.</summary>
    public IReadOnlyList<int> Rungs(int epochs)
    {
        IEnumerable<double> bands = MinIter is { } min
            ? Enumerable.Range(0, 100).Select(k => min * Math.Pow(Eta, k))
            : Enumerable.Range(1, S!.Value).Select(k => MaxIter!.Value / Math.Pow(Eta, k));
        return [.. bands.Where(b => b >= 1 && b < epochs).Select(b => (int)b).Distinct().Order()];
    }
}

/// <summary>
/// The median rule (Golovin et al. 2017): a run ends when its best metric so far is worse than the median of what the other
/// configurations had reached, on average, by that epoch.
/// </summary>
/// <param name="GraceEpochs">Epochs before which nothing is stopped.</param>
/// <param name="MinRuns">Configurations that must have come as far before any is stopped.</param>
public sealed record Median(int GraceEpochs, int MinRuns, double Audit) : EarlyTermination(Audit);
