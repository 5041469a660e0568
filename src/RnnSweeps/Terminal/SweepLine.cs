using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A row a sweep, for <c>list</c>.</summary>
internal sealed record SweepLine(string Id, string State, int Runs, int Completed, int Failed, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt)
{
    public static SweepLine Of(SweepRecord sweep, IReadOnlyList<RunRecord> runs) => new(
        sweep.Id.ToString(), sweep.State.ToString().ToLowerInvariant(), runs.Count, runs.Count(r => r.State == RunState.Completed),
        runs.Count(r => r.State == RunState.Failed), sweep.SubmittedAt, sweep.EndedAt);

    public static Table Table(IEnumerable<SweepLine> lines)
    {
        var table = Screen.Table(
            ("sweep", Justify.Left), ("state", Justify.Left), ("runs", Justify.Right), ("completed", Justify.Right), ("failed", Justify.Right),
            ("submitted (UTC)", Justify.Left), ("ended (UTC)", Justify.Left));
        foreach (var line in lines)
        {
            table.AddRow([.. new[]
            {
                line.Id, line.State, $"{line.Runs}", $"{line.Completed}", $"{line.Failed}", Figures.Moment(line.SubmittedAt), Figures.Moment(line.EndedAt),
            }.Select(cell => new Text(cell))]);
        }
        return table;
    }
}
