using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>The sentence about a failed run: what, when, from where it can go on, and where to read more.</summary>
internal static class FailureText
{
    /// <param name="epochs">Epochs that the store has.</param>
    /// <param name="failures">Failures of that kind since the run last got further, this one included.</param>
    /// <param name="checkpoint">File of the newest checkpoint in the run's folder, or null.</param>
    public static string Of(RunId run, int epochs, int failures, string what, string? checkpoint, string folder, string log)
    {
        var when = epochs == 0 ? "before its first epoch had ended" : $"at epoch {epochs + 1}";
        var often = failures == 1 ? "" : $" for the {Ordinal(failures)} time";
        var from = checkpoint is null ? $"none in {folder}" : Path.Combine(folder, checkpoint);
        return $"Run {run} failed {when}{often}: {what.Trim().TrimEnd('.')}. Last checkpoint: {from}. Log: {log}.";
    }

    /// <summary>Why a run that could be tried again is not.</summary>
    /// <param name="failures">All that count, of whatever kinds.</param>
    public static string NoMore(FailureKind kind, RetryLimits limits, int failures) => failures > RetryLimits.MostFailures
        ? $"It is not tried again: it has failed {failures} times."
        : $"It is not tried again: retries allows {limits.Of(kind)} after {kind.Name()}.";

    private static string Ordinal(int n) => (n % 100, n % 10) switch
    {
        (11 or 12 or 13, _) => $"{n}th",
        (_, 1) => $"{n}st",
        (_, 2) => $"{n}nd",
        (_, 3) => $"{n}rd",
        _ => $"{n}th",
    };
}
