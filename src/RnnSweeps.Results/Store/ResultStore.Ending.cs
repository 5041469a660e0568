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

    private SteeringAnswer Cancel(DbConnection connection, CancelRequest request, SweepRecord sweep)
    {
        if (sweep.State == SweepState.Cancelled) return SteeringAnswer.Already($"{request.Who} has been cancelled already.");
        if (HasEnded(request, sweep) is { } refused) return refused;
        CancelRuns(connection, "sweep_id = @id", Id(request), request.Reason);
        connection.Execute(
            "UPDATE sweeps SET state = 'cancelled', reason = @Reason, halted = NULL, paused = 0, ended_at = @now WHERE id = @id AND state = 'active'",
            new { id = Id(request), request.Reason, now = Now });
        return SteeringAnswer.Changed($"{request.Who} has been cancelled; its finished runs keep their results.");
    }

    private SteeringAnswer Cancel(DbConnection connection, CancelRequest request, RunRecord run)
    {
        if (run.State == RunState.Cancelled) return SteeringAnswer.Already($"{request.Who} has been cancelled already.");
        if (HasEnded(request, run) is { } refused) return refused;
        if (CancelRuns(connection, "id = @id", Id(request), request.Reason) == 0) return SteeringAnswer.Refused($"{request.Who} has just ended.");
        Settle(connection, run.Id.ToString());
        return SteeringAnswer.Changed($"{request.Who} has been cancelled.");
    }

    private SteeringAnswer Retry(DbConnection connection, RetryRequest request, SweepRecord sweep, RunRecord run)
    {
        if (!run.State.CanBecome(RunState.Queued) || !run.State.IsFinal())
            return !run.State.IsFinal() && (run.RetriedAt > 0 || run.Reason == Retried || WasNoted(connection, Retried, request)) ? SteeringAnswer.Already($"{request.Who} is tried again already.")
                : SteeringAnswer.Refused($"{request.Who} can only be tried again once it has failed or was cancelled: it is {run.State.Name()}.");
        Reopen(connection, sweep);
        Requeue(connection, "id = @id", Id(request), "('failed', 'cancelled')");
        Note(connection, Retried, run.Id.Sweep, run.Id, $"Tried again by the user; it was {run.State.Name()} ({run.Reason}).");
        return SteeringAnswer.Changed($"{request.Who} is tried again.");
    }

    private SteeringAnswer Retry(DbConnection connection, RetryRequest request, SweepRecord sweep)
    {
        var which = request.Cancelled ? "('failed', 'cancelled')" : "('failed')";
        var words = request.Cancelled ? "failed or cancelled run" : "failed run";
        if (Count(connection, sweep.Id, which) == 0)
        {
            if (WasNoted(connection, Retried, request)) return SteeringAnswer.Already($"{request.Who} has no {words} any more: what was asked for is tried again already.");
            var cancelled = request.Cancelled ? 0 : Count(connection, sweep.Id, "('cancelled')");
            return SteeringAnswer.Refused($"{request.Who} has no {words}{(cancelled == 0 ? "." : $"; --cancelled has {(cancelled == 1 ? "its cancelled run" : $"its {cancelled} cancelled runs")} tried again.")}");
        }
        Reopen(connection, sweep);
        var requeued = Requeue(connection, "sweep_id = @id", Id(request), which);
        var what = requeued == 1 ? $"1 {words} of sweep {sweep.Id} is" : $"{requeued} {words}s of sweep {sweep.Id} are";
        Note(connection, Retried, sweep.Id, null, $"{what} tried again by the user.");
        return SteeringAnswer.Changed($"{what} tried again.");
    }

    private static long Count(DbConnection connection, SweepId sweep, string states) =>
        connection.ExecuteScalar<long>($"SELECT count(*) FROM runs WHERE sweep_id = @id AND state IN {states}", new { id = sweep.ToString() });

    private static void Reopen(DbConnection connection, SweepRecord sweep) => connection.Execute(
        "UPDATE sweeps SET state = 'active', reason = NULL, halted = NULL, paused = 0, ended_at = NULL WHERE id = @id AND state <> 'active'",
        new { id = sweep.Id.ToString() });

    /// <summary>The one way back of a run that has ended: its attempts stay, its failures are counted anew.</summary>
    private int Requeue(DbConnection connection, string whose, string id, string states) => connection.Execute(
        $"""
        UPDATE runs SET state = 'queued', reason = @reason, message = 'Tried again by the user.', retried_at = attempt, failures = 0, held = 0,
          not_before = NULL, ended_at = NULL, last_event_at = @now
        WHERE {whose} AND state IN {states}
        """,
        new { id, reason = Retried, now = Now });

    private int CancelRuns(DbConnection connection, string whose, string id, string reason)
    {
        var what = new { id, reason = Storable.Text(reason), now = Now };
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
