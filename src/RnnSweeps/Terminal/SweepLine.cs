using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A row a sweep, for <c>list</c>.</summary>
/// <param name="Held">Unfinished runs that a person has paused.</param>
/// <param name="Reason">Why it has ended, halted, or does not go on; null where nothing is to be said.</param>
internal sealed record SweepLine(
    string Id, string State, bool Paused, int Priority, int Runs, int Completed, int Failed, int Held, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt, string? Reason)
{
    public static SweepLine Of(SweepRecord sweep, RunCounts counts) => new(
        sweep.Id.ToString(), sweep.State.ToString().ToLowerInvariant(), sweep.Paused, sweep.Priority, counts.Runs, counts.Completed, counts.Failed, counts.Held,
        sweep.SubmittedAt, sweep.EndedAt, sweep.Reason ?? Waiting(sweep, counts));

    /// <summary>Null, or why an active sweep does not go on.</summary>
    public static string? Waiting(SweepRecord sweep, RunCounts counts) =>
        sweep.State == SweepState.Active && counts.WaitsForPeople ? $"It waits: {(counts.Held == 1 ? "the run that could go on is" : $"all {counts.Held} runs that could go on are")} paused." : null;

    public static Table Table(IEnumerable<SweepLine> lines)
    {
        var table = Screen.Table(
            ("sweep", Justify.Left), ("state", Justify.Left), ("priority", Justify.Right), ("runs", Justify.Right), ("completed", Justify.Right), ("failed", Justify.Right),
            ("held", Justify.Right), ("submitted (UTC)", Justify.Left), ("ended (UTC)", Justify.Left), (Screen.Shrinking("why"), Justify.Left));
        foreach (var line in lines)
        {
            table.AddRow([.. new[]
            {
                line.Id, line.State, $"{line.Priority}", $"{line.Runs}", $"{line.Completed}", $"{line.Failed}", $"{line.Held}",
                Figures.Moment(line.SubmittedAt), Figures.Moment(line.EndedAt), line.Reason ?? "",
            }.Select(cell => new Text(cell))]);
        }
        return table;
    }
}
