using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>A row a sweep, for <c>list</c>.</summary>
/// <param name="Stopped">Runs that a rule ended.</param>
/// <param name="Paused">Unfinished runs that a person has paused.</param>
/// <param name="Reason">Why it has ended, is paused, has halted, or does not go on; null where nothing is to be said.</param>
internal sealed record SweepLine(
    string Id, string State, int Priority, int Runs, int Completed, int Stopped, int Failed, int Paused, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt, string? Reason)
{
    public static SweepLine Of(SweepRecord sweep, RunCounts counts) => new(
        sweep.Id.ToString(), sweep.State.Name(), sweep.Priority, counts.Runs, counts.Completed, counts.Stopped, counts.Failed, counts.Paused,
        sweep.SubmittedAt, sweep.EndedAt, sweep.Reason ?? Waiting(sweep, counts));

    /// <summary>Null, or why an active sweep does not go on.</summary>
    public static string? Waiting(SweepRecord sweep, RunCounts counts) =>
        sweep.State == SweepState.Active && counts.WaitsForPeople ? $"It waits: {(counts.Paused == 1 ? "the run that could go on is" : $"all {counts.Paused} runs that could go on are")} paused." : null;

    public static TextTable Table(IEnumerable<SweepLine> lines)
    {
        var table = new TextTable(
            new TextColumn("sweep"), new TextColumn("state"), TextColumn.Number("priority", 1), TextColumn.Number("runs", 5), TextColumn.Number("completed", 6),
            TextColumn.Number("stopped", 7), TextColumn.Number("failed"), TextColumn.Number("paused", 4), new TextColumn("submitted (UTC)") { LeftOut = 3 },
            new TextColumn("ended (UTC)") { LeftOut = 2 }, TextColumn.Prose("why"));
        foreach (var line in lines)
            table.Add(
                line.Id, line.State, $"{line.Priority}", $"{line.Runs}", $"{line.Completed}", $"{line.Stopped}", $"{line.Failed}", $"{line.Paused}",
                Figures.Moment(line.SubmittedAt), Figures.Moment(line.EndedAt), line.Reason ?? "");
        return table;
    }
}
