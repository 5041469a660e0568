using System.Globalization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Stopping;

/// <summary>
/// The median rule (Golovin et al. 2017) for whole configurations: the best figure so far, a mean over seeds, against the
/// median of the running averages of all other configurations up to the same epoch.
/// </summary>
public static class MedianRule
{
    /// <summary>In the store, and in what people read.</summary>
    public const string Name = "median";

    /// <summary>The decision to stop that configuration, or null.</summary>
    /// <param name="best">Of every run, the best figure up to that epoch.</param>
    /// <param name="averages">Of every run, the average of its figures up to that epoch.</param>
    public static Decision? Due(
        Median rule, int configuration, int epoch, IReadOnlyList<RunStanding> best, IReadOnlyList<RunStanding> averages, Predicate<int> isAudited)
    {
        if (epoch <= rule.GraceEpochs) return null;
        if (Mean(best, configuration, epoch) is not { } own) return null;
        var others = averages.Select(r => r.ConfigurationIndex).Distinct().Where(c => c != configuration).Order()
            .Select(c => new SeenResult(c, Mean(averages, c, epoch))).Where(r => r.Value is not null).ToList();
        if (others.Count < rule.MinRuns) return null;
        var median = Median(others.ConvertAll(o => o.Value!.Value));
        if (own <= median) return null;
        return new Decision(
            isAudited(configuration) ? DecisionKind.Audit : DecisionKind.Stop, Name, configuration, epoch, null, [new(configuration, own), .. others],
            string.Create(CultureInfo.InvariantCulture, $"At epoch {epoch} its best figure was {own:0.####}, worse than {median:0.####}, the median of the {others.Count} other configurations that had come as far."));
    }

    /// <summary>Whether what a stored decision saw leads to it.</summary>
    public static bool Follows(Median rule, Decision decision) =>
        decision.Epoch > rule.GraceEpochs && decision.Seen is [{ Value: { } own }, ..] && decision.Seen.Count > rule.MinRuns
        && own > Median([.. decision.Seen.Skip(1).Select(o => o.Value ?? double.PositiveInfinity)]);

    /// <summary>Over the runs of a configuration that have come as far; null if there are none.</summary>
    private static double? Mean(IReadOnlyList<RunStanding> runs, int configuration, int epoch)
    {
        var values = runs.Where(r => r.ConfigurationIndex == configuration && r.Epochs >= epoch && r.State is not (RunState.Failed or RunState.Cancelled))
            .Select(r => r.Value).OfType<double>().Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : values.Average();
    }

    internal static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
