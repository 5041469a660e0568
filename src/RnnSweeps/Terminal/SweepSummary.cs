using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>What stands at the end of a sweep: the leaderboard, the answer, what failed and why, and where everything is.</summary>
internal sealed class SweepSummary(Screen screen, ResultStore store, ResultsFolder folder)
{
    /// <summary>Returns the exit code: 1 if a run failed or the sweep was cancelled.</summary>
    /// <param name="sweep">As it has ended, is paused or has halted.</param>
    /// <param name="metric">Of its file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="told">Runs whose end was told in a line already; null for none.</param>
    public async Task<int> ShowAsync(SweepRecord sweep, SweepMetric metric, CancellationToken cancellation, IReadOnlySet<RunId>? told = null)
    {
        var runs = await store.RunsAsync(sweep.Id, cancellation);
        screen.Show(LeaderboardTable.Of(sweep.Id, await Leaderboard.OfAsync(store, sweep.Id, metric, cancellation), metric, RowLimit.Most));
        screen.Say(ComparisonSummary.Of(Comparison.OfConfigurations(await Measurements.OfAsync(store, sweep.Id, metric, cancellation), new Question(metric.Name, metric.Goal == MetricGoal.Minimize))));
        var failed = runs.Where(r => r.State == RunState.Failed).ToList();
        TellFailures(sweep.Id, failed, runs.Count, told);
        if (sweep.State == SweepState.Cancelled) screen.Say($"Sweep {sweep.Id} was cancelled{(sweep.Reason is null ? "" : ": " + sweep.Reason.TrimEnd('.'))}.");
        if (sweep.State == SweepState.Paused) screen.Say($"Sweep {sweep.Id} is paused. To go on: rnnsweeps resume {sweep.Id}");
        if (sweep.State == SweepState.Halted) screen.Say($"Sweep {sweep.Id} has halted: {sweep.Reason} {await ToGoOnAsync(sweep, cancellation)}");
        var definition = ParsedSweepFile.Of(sweep).Definition;
        if (sweep.State == SweepState.Completed && definition.Method != SearchMethod.Grid && runs.Count < definition.RunCap)
            screen.Say($"The search ended after {runs.Count} of at most {definition.RunCap} runs: the space has no configuration left that it has not tried{(definition.Constraints.Count + definition.Exclude.Count > 0 ? " and that exclude and constraints allow" : "")}.");
        var equal = runs.Count(r => r.ReusedFrom?.Sweep == sweep.Id && r.State.IsFinal());
        if (equal > 0) screen.Say($"{equal} of {runs.Count} runs were not trained: they differ from others of this sweep in parameters without effect alone, and have their results.");
        var reused = runs.Where(r => r.ReusedFrom is { } former && former.Sweep != sweep.Id).ToList();
        if (reused.Count > 0) screen.Say($"{reused.Count} of {runs.Count} runs were not trained: their results were taken over from {string.Join(", ", reused.Select(r => r.ReusedFrom!.Value.Sweep).Distinct())}.");
        if (Processor.Mixed(await store.ProcessorsAsync(sweep.Id, cancellation)) is { } mixed) screen.Say(mixed);
        var stopped = runs.Where(r => r.State == RunState.Stopped).GroupBy(r => r.Reason).Select(g => $"{g.Count()} of {runs.Count} runs were stopped early by {g.Key}").ToList();
        if (stopped.Count > 0) screen.Say($"{string.Join(", ", stopped)}: 'rnnsweeps show {sweep.Id}' tells why.");
        if (await LostWeights.OfAsync(sweep.Id, runs.Count, store, folder, cancellation) is { } lost) screen.Say(lost);
        screen.Say($"Database  {folder.Database}");
        screen.Say($"CSV       {(await HasCsvAsync(sweep, cancellation) ? $"{folder.Export(sweep.Id, "leaderboard", "csv")}, runs.csv, curves.csv" : $"could not be written; 'rnnsweeps export {sweep.Id}' tries again")}");
        screen.Say($"Report    'rnnsweeps report {sweep.Id}' writes {folder.Report(sweep.Id, "html")}");
        screen.Say($"Runs      {Path.GetDirectoryName(folder.Run(new RunId(sweep.Id, 1)))}");
        return failed.Count > 0 || sweep.State == SweepState.Cancelled ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>At its end the host writes them; a sweep that waits gets them here, as far as it has come.</summary>
    private async Task<bool> HasCsvAsync(SweepRecord sweep, CancellationToken cancellation)
    {
        if (!sweep.State.NeedsResume()) return File.Exists(folder.Export(sweep.Id, "leaderboard", "csv"));
        try
        {
            return (await CsvExport.WriteAsync(store, folder, sweep.Id, cancellation)).Count > 0;
        }
        catch (ResultsFolderException)
        {
            return false;
        }
    }

    /// <summary>A line a cause; what the first run of it said, unless that was told before.</summary>
    private void TellFailures(SweepId sweep, List<RunRecord> failed, int runs, IReadOnlySet<RunId>? told)
    {
        if (failed.Count == 0) return;
        var causes = failed.GroupBy(r => r.Reason).OrderByDescending(g => g.Count()).ToList();
        screen.Say($"{failed.Count} of {runs} runs failed, {ReadableText.List([.. causes.Select(c => $"{c.Count()} {c.Key}")])}: 'rnnsweeps show {sweep}' tells why.");
        foreach (var first in causes.Select(c => c.First()).Where(r => told?.Contains(r.Id) != true))
            screen.Say($"  {first.Id} {first.Label} seed={first.Seed} ({first.Reason}): {first.Message}");
        screen.Say(EndingTables.ToRetry(sweep));
    }

    /// <summary>What a person does about a sweep that has halted.</summary>
    private async Task<string> ToGoOnAsync(SweepRecord sweep, CancellationToken cancellation)
    {
        var resume = $"rnnsweeps resume {sweep.Id}";
        var definition = ParsedSweepFile.Of(sweep).Definition;
        // The same that halted it: without an allowance its first failures count.
        if (sweep.Allowance is null && definition.FailFast is { } most
            && await store.FirstEndedAsync(sweep.Id, most, cancellation) is [{ } cause, ..] first && first.Count == most && first.All(f => f == cause))
            return $"To go on all the same: {resume}; with the failed runs too: rnnsweeps retry {sweep.Id}";
        return $"To go on to its end: {resume}; up to a larger limit: the same with --runs, --epochs, --wall-clock, --device-hours or --target";
    }
}
