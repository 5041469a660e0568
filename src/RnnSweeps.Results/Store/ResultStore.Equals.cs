using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

/// <summary>
/// Runs of one sweep whose configurations differ in parameters without effect alone. The first is trained; the others wait for
/// it, with its id in <c>reused_from</c>, and take over its results in the transaction that ends it. Where it ends
/// without a whole training, the first of those that wait is trained in its place.
/// </summary>
public sealed partial class ResultStore
{
    /// <summary>Why a run awaits a result.</summary>
    internal const string Equal = "equal";

    /// <summary>The other runs of its sweep that are equal to a run, as they stand.</summary>
    public Task<IReadOnlyList<(RunId Run, RunState State)>> EqualsAsync(RunId run, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<(RunId, RunState)>>(
        c => Rows(
            c, row => (RunId.Parse(row.Text("id")), RunStates.Parse(row.Text("state"))),
            """
            SELECT o.id, o.state FROM runs r JOIN runs o ON o.fingerprint = r.fingerprint AND o.sweep_id = r.sweep_id AND o.id <> r.id
            WHERE r.id = @run ORDER BY o.number
            """,
            new { run = run.ToString() }),
        cancellation);

    /// <summary>A run that has just been added takes over from an equal one of its sweep, or waits for it; nothing where there is none.</summary>
    /// <param name="mayWait">False where a rule compares configurations while they train, which one that waits would hold up.</param>
    private void Follow(DbConnection connection, RunId run, string fingerprint, bool mayWait)
    {
        var leader = Rows(
            connection, row => (Id: row.Text("id"), IsWhole: row.Integer("whole") == 1),
            $"""
            SELECT id, CASE WHEN {WholeRuns.Sql} THEN 1 ELSE 0 END AS whole FROM runs
            WHERE fingerprint = @fingerprint AND sweep_id = @sweep AND id <> @id AND reused_from IS NULL AND (state IN {Unfinished} OR {WholeRuns.Sql})
            ORDER BY number LIMIT 1
            """,
            new { fingerprint, sweep = run.Sweep.ToString(), id = run.ToString() }).SingleOrDefault();
        if (leader.Id is null) return;
        if (leader.IsWhole) TakeOver(connection, run, leader.Id);
        else if (mayWait) Wait(connection, "id = @id", run.ToString(), leader.Id);
    }

    /// <summary>Says to those that wait for a run what has become of it; to be called once it has ended.</summary>
    private void Settle(DbConnection connection, string ended)
    {
        var (waiting, whole) = (
            Rows(connection, row => row.Text("id"), "SELECT id FROM runs WHERE reused_from = @ended AND state = 'awaiting_result' ORDER BY number", new { ended }).ToList(),
            connection.ExecuteScalar<long>($"SELECT count(*) FROM runs WHERE id = @ended AND {WholeRuns.Sql}", new { ended }) == 1);
        if (waiting.Count == 0) return;
        if (whole)
        {
            foreach (var run in waiting) TakeOver(connection, RunId.Parse(run), ended);
            return;
        }
        connection.Execute("UPDATE runs SET state = 'queued', reason = NULL, message = NULL, reused_from = NULL, last_event_at = @now WHERE id = @first", new { first = waiting[0], now = Now });
        Wait(connection, "reused_from = @id AND state = 'awaiting_result'", ended, waiting[0]);
    }

    private void Wait(DbConnection connection, string which, string id, string leader) => connection.Execute(
        $"UPDATE runs SET state = 'awaiting_result', reason = '{Equal}', message = @message, reused_from = @leader, last_event_at = @now WHERE {which}",
        new { id, leader, message = $"Waits for {leader}, which differs in parameters without effect alone: its results will be taken over.", now = Now });
}
