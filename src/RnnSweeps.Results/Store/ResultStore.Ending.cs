using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    private const string Retried = "retried";

    /// <summary>Ends every unfinished run of a sweep as cancelled. Whoever trains one has to be told; its further reports are refused.</summary>
    public Task<int> CancelRunsAsync(SweepId sweep, string reason, CancellationToken cancellation = default) =>
        WriteAsync(c => CancelRuns(c, "sweep_id = @id", sweep.ToString(), reason), cancellation, durable: true);

    private ControlAnswer Cancel(DbConnection connection, CancelRequest request, SweepRecord sweep)
    {
        if (sweep.State == SweepState.Cancelled) return ControlAnswer.Already($"{request.Who} has been cancelled already.");
        if (HasEnded(request, sweep) is { } refused) return refused;
        CancelRuns(connection, "sweep_id = @id", Id(request), request.Reason);
        connection.Execute(
            $"UPDATE sweeps SET state = 'cancelled', reason = @Reason, ended_at = @now WHERE id = @id AND state IN {OpenSweep}",
            new { id = Id(request), request.Reason, now = Now });
        return ControlAnswer.Changed($"{request.Who} has been cancelled; its finished runs keep their results.");
    }

    private ControlAnswer Cancel(DbConnection connection, CancelRequest request, RunRecord run)
    {
        if (run.State == RunState.Cancelled) return ControlAnswer.Already($"{request.Who} has been cancelled already.");
        if (HasEnded(request, run) is { } refused) return refused;
        if (CancelRuns(connection, "id = @id", Id(request), request.Reason) == 0) return ControlAnswer.Refused($"{request.Who} has just ended.");
        Settle(connection, run.Id.ToString());
        return ControlAnswer.Changed($"{request.Who} has been cancelled.");
    }

    private ControlAnswer Retry(DbConnection connection, RetryRequest request, SweepRecord sweep, RunRecord run)
    {
        if (EndPauses(connection, "id = @id", Id(request)) > 0)
        {
            Note(connection, Retried, run.Id.Sweep, run.Id, "Tried again by the user before the pause after its failure was over.");
            return ControlAnswer.Changed($"{request.Who} waited for its next attempt; it begins now.");
        }
        if (!run.State.CanBecome(RunState.Queued) || !run.State.IsFinal())
            return !run.State.IsFinal() && (run.RetriedAt > 0 || run.Reason == Retried || WasNoted(connection, Retried, request)) ? ControlAnswer.Already($"{request.Who} is tried again already.")
                : ControlAnswer.Refused($"{request.Who} can only be tried again once it has failed or was cancelled: it is {run.State.Name()}.");
        Reopen(connection, sweep);
        Requeue(connection, "id = @id", Id(request), "('failed', 'cancelled')");
        Note(connection, Retried, run.Id.Sweep, run.Id, $"Tried again by the user; it was {run.State.Name()} ({run.Reason}).");
        return ControlAnswer.Changed($"{request.Who} is tried again.");
    }

    private ControlAnswer Retry(DbConnection connection, RetryRequest request, SweepRecord sweep)
    {
        var which = request.Cancelled ? "('failed', 'cancelled')" : "('failed')";
        var words = request.Cancelled ? "failed or cancelled run" : "failed run";
        var waited = EndPauses(connection, "sweep_id = @id", Id(request));
        if (Count(connection, sweep.Id, which) == 0)
        {
            if (waited > 0)
            {
                var who = waited == 1 ? $"1 run of sweep {sweep.Id}" : $"{waited} runs of sweep {sweep.Id}";
                Note(connection, Retried, sweep.Id, null, $"{who} tried again by the user before the pause after a failure was over.");
                return ControlAnswer.Changed($"{who} waited for {(waited == 1 ? "its next attempt; it begins" : "their next attempts; they begin")} now.");
            }
            if (WasNoted(connection, Retried, request)) return ControlAnswer.Already($"{request.Who} has no {words} any more: what was asked for is tried again already.");
            var cancelled = request.Cancelled ? 0 : Count(connection, sweep.Id, "('cancelled')");
            return ControlAnswer.Refused($"{request.Who} has no {words}{(cancelled == 0 ? "." : $"; --cancelled has {(cancelled == 1 ? "its cancelled run" : $"its {cancelled} cancelled runs")} tried again.")}");
        }
        Reopen(connection, sweep);
        var requeued = Requeue(connection, "sweep_id = @id", Id(request), which);
        var what = requeued == 1 ? $"1 {words} of sweep {sweep.Id} is" : $"{requeued} {words}s of sweep {sweep.Id} are";
        Note(connection, Retried, sweep.Id, null, $"{what} tried again by the user.");
        return ControlAnswer.Changed($"{what} tried again.");
    }

    private static long Count(DbConnection connection, SweepId sweep, string states) =>
        connection.ExecuteScalar<long>($"SELECT count(*) FROM runs WHERE sweep_id = @id AND state IN {states}", new { id = sweep.ToString() });

    /// <summary>A sweep that has ended or halted goes on, within its limits; one that a person has paused waits for that person.</summary>
    private static void Reopen(DbConnection connection, SweepRecord sweep) => connection.Execute(
        "UPDATE sweeps SET state = 'active', reason = NULL, ended_at = NULL WHERE id = @id AND state NOT IN ('active', 'paused')",
        new { id = sweep.Id.ToString() });

    /// <summary>What waits after a failure waits no longer, however long that was to be by the clock that wrote it.</summary>
    private int EndPauses(DbConnection connection, string whose, string id) => connection.Execute(
        $"UPDATE runs SET not_before = NULL, last_event_at = @now WHERE {whose} AND state = 'queued' AND not_before > @now", new { id, now = Now });

    /// <summary>
    /// The one way back of a run that has ended: its attempts stay, its failures are counted anew. Where a rule has let its
    /// configuration go on meanwhile, it trains as far as the others of that: nobody decides about a rung twice.
    /// </summary>
    private int Requeue(DbConnection connection, string whose, string id, string states) => connection.Execute(
        $"""
        UPDATE runs SET state = 'queued', reason = @reason, message = 'Tried again by the user.', retried_at = attempt, failures = 0, paused = 0,
          until_epoch = (
            SELECT CASE WHEN count(*) = count(o.until_epoch) THEN max(o.until_epoch) END
            FROM runs o WHERE o.sweep_id = runs.sweep_id AND o.configuration_index = runs.configuration_index),
          not_before = NULL, ended_at = NULL, last_event_at = @now
        WHERE {whose} AND state IN {states}
        """,
        new { id, reason = Retried, now = Now });

    private int CancelRuns(DbConnection connection, string whose, string id, string reason)
    {
        var what = new { id, reason = StorableText.Text(reason), now = Now };
        // Their locks before all, where rows have locks: until this is done no attempt of them begins or ends.
        connection.Execute($"UPDATE runs SET last_event_at = @now WHERE {whose} AND state IN {Unfinished}", what);
        // The attempts' rows next: once a run has ended, its rows are closed.
        connection.Execute(
            $"""
            UPDATE attempts SET outcome = 'cancelled', ended_at = @now
            WHERE ended_at IS NULL AND run_id IN (SELECT id FROM runs WHERE {whose} AND state IN {Unfinished})
            """,
            what);
        return connection.Execute(
            $"""
            UPDATE runs SET state = 'cancelled', reason = 'cancelled', message = @reason, reused_from = NULL, ended_at = @now, last_event_at = @now
            WHERE {whose} AND state IN {Unfinished}
            """,
            what);
    }
}
