using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Reports.Document;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>Where the time went.</summary>
internal static class CostSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        var runs = study.Runs.Where(r => r.ReusedFrom is null).ToList();
        if (runs.All(r => r.Times.Attempts == 0)) yield break;
        var (training, validation) = (runs.Sum(r => r.TrainSeconds ?? 0), runs.Sum(r => r.ValSeconds ?? 0));
        var (busy, lost) = (runs.Sum(r => r.Times.BusySeconds), runs.Sum(r => r.Times.LostSeconds));
        var other = Math.Max(0, busy - training - validation - lost);
        var waited = runs.Sum(r => Math.Max(0, ((r.Times.EndedAt ?? study.At) - r.Times.CreatedAt).TotalSeconds - r.Times.BusySeconds));
        // A limit that was hit saves nothing: what it cut off is missed.
        var stopped = runs.Where(r => r.State == RunState.Stopped && r.Reason != RunOutcome.TimeLimit && r.Epochs > 0).ToList();
        var saved = stopped.Sum(r => (r.PlannedEpochs - r.Epochs) * ((r.TrainSeconds ?? 0) + (r.ValSeconds ?? 0)) / r.Epochs);
        var reused = study.Runs.Count - runs.Count;
        yield return new Block.Heading("Cost");
        yield return new Block.Facts(
        [
            ("from submission to end", ReadableText.Duration(((study.Sweep.EndedAt ?? study.At) - study.Sweep.SubmittedAt).TotalSeconds)),
            ("slots in use, added up", ReadableText.Duration(busy)),
            ("of that training", $"{ReadableText.Duration(training)} ({Share(training)})"),
            ("validation", $"{ReadableText.Duration(validation)} ({Share(validation)})"),
            ("lost to tries that failed or were cut off", $"{ReadableText.Duration(lost)} ({Share(lost)}), {runs.Sum(r => r.Times.Failures)} of {runs.Sum(r => r.Times.Attempts)} tries failed"),
            ("starting, saving, writing samples", $"{ReadableText.Duration(other)} ({Share(other)})"),
            ("runs waiting for their turn, added up", ReadableText.Duration(waited)),
            ("saved by stopping early", stopped.Count == 0 ? "nothing was stopped" : $"{ReadableText.Duration(saved)}, {stopped.Count} runs"),
            .. reused == 0 ? Array.Empty<(string, string)>() : [("taken over from equal runs", $"{reused} runs")],
        ]);

        string Share(double seconds) => busy > 0 ? ReadableText.Percent(seconds / busy) : "0 %";
    }
}
