using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>Notes something worth telling later (a fenced write, a damaged checkpoint) in table <c>events</c>.</summary>
    public Task NoteAsync(string kind, SweepId? sweep, RunId? run, string message, CancellationToken cancellation = default) =>
        WriteAsync(c => Note(c, kind, sweep ?? run?.Sweep, run, message), cancellation);

    /// <summary>What was noted of a sweep and its runs, oldest first.</summary>
    public Task<IReadOnlyList<EventRecord>> EventsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<EventRecord>>(
        c => Rows(
            c,
            row => new EventRecord(
                row.Moment("at"), row.Text("kind"), sweep, row.TextOrNull("run_id") is { } run ? RunId.Parse(run) : null, row.Text("message")),
            "SELECT * FROM events WHERE sweep_id = @sweep ORDER BY id", new { sweep = sweep.ToString() }),
        cancellation);

    private int Note(DbConnection connection, string kind, SweepId? sweep, RunId? run, string message) => connection.Execute(
        "INSERT INTO events (at, kind, sweep_id, run_id, message) VALUES (@at, @kind, @sweep, @run, @message)",
        new { at = Now, kind, sweep = sweep?.ToString(), run = run?.ToString(), message = StorableText.Text(message) });
}
