using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A row a run, as a sweep goes on: state, epoch, perplexity, speed and time left.</summary>
internal static class RunTable
{
    /// <param name="shown">The rows.</param>
    /// <param name="runs">So many there are.</param>
    /// <param name="rest">What stands behind the number of those that are not shown.</param>
    public static TextTable Of(IReadOnlyList<RunProgress> shown, int runs, string rest = "")
    {
        var trains = shown.Any(p => p.Run.State == RunState.Running);
        var table = new TextTable(
        [
            TextColumn.Number("run"), TextColumn.Label("configuration"), TextColumn.Number("seed", 4), new TextColumn("state"), TextColumn.Number("epoch"),
            TextColumn.Number("val ppl", 3), TextColumn.Number("best", 5), TextColumn.Number("chars/s", 1), .. trains ? [TextColumn.Number("left", 2)] : Array.Empty<TextColumn>(),
        ]);
        foreach (var progress in shown)
        {
            var run = progress.Run;
            table.Add(
            [
                run.Id.NumberText, run.Label, $"{run.Seed}", new TextCell(State(run), Style(run.State)), Epoch(progress),
                Figures.Perplexity(progress.Newest?.ValPpl), Figures.Perplexity(progress.BestValPpl), Figures.Count(progress.Newest?.CharsPerSecond),
                .. trains ? [run.State == RunState.Running ? Figures.Duration(SecondsLeft(progress)) : ""] : Array.Empty<TextCell>(),
            ]);
        }
        if (shown.Count < runs) table.Remark = $"{runs - shown.Count} more runs{rest}";
        return table;
    }

    /// <summary>"queued"; "paused" for one that a person has paused; "running, to pause"; "queued, priority 3"</summary>
    public static string State(RunRecord run)
    {
        if (run.State.IsFinal()) return run.State.Name();
        var state = (run.Paused, run.State) switch
        {
            (true, RunState.Queued) => "paused",
            (true, RunState.Running) => $"{run.State.Name()}, to pause",
            (true, _) => $"{run.State.Name()}, paused",
            _ => run.State.Name(),
        };
        return run.Priority == 0 ? state : $"{state}, priority {run.Priority}";
    }

    /// <summary>"12 runs: 4 completed, 2 running, 5 queued, 1 paused"</summary>
    public static string Counts(StateCounts counts)
    {
        if (counts.Runs == 0) return "no runs yet";
        var states = counts.States
            .GroupBy(s => (s.State, IsPaused: s.Paused && s.State == RunState.Queued))
            .OrderBy(g => g.Key.State.IsFinal() ? 0 : 1)
            .ThenBy(g => g.Key.State == RunState.Queued)
            .ThenBy(g => g.Key.IsPaused)
            .ThenBy(g => g.Key.State)
            .Select(g => $"{g.Sum(s => s.Runs)} {(g.Key.IsPaused ? "paused" : g.Key.State.Name())}");
        return $"{counts.Runs} {(counts.Runs == 1 ? "run" : "runs")}: {string.Join(", ", states)}";
    }

    public static string Epoch(RunProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{progress.Newest?.Epoch ?? 0}/{Epochs(progress)}");

    /// <summary>Epochs that are left, each as long as the newest one. Null before the first epoch has ended.</summary>
    public static double? SecondsLeft(RunProgress progress) =>
        progress.Newest is { } newest ? (Epochs(progress) - newest.Epoch) * (newest.TrainSeconds + (newest.ValSeconds ?? 0)) : null;

    private static long Epochs(RunProgress progress) => progress.Run.Configuration["epochs"].AsLong;

    private static Style Style(RunState state) => state switch
    {
        RunState.Running => new Style(Color.Yellow),
        RunState.Completed or RunState.Stopped => new Style(Color.Green),
        RunState.Failed => new Style(Color.Red),
        _ => Spectre.Console.Style.Plain,
    };
}
