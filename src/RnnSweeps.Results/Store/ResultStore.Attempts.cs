using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>
    /// Begins the next attempt of a queued run, <paramref name="previousAttempt"/> + 1 or a later one, and fences off all earlier ones. Returns the new
    /// attempt, or null if the run has ended, is paused, is running, or is already at another attempt. A running run is put
    /// back into the queue first, by <see cref="RequeueAsync"/> or <see cref="RequeueLostAsync"/>, which say why its attempt ended. Durable (fsync) when the
    /// task ends: no attempt's number is ever given twice.
    /// </summary>
    /// <param name="beyond">
    /// The newest attempt that has left files, 0 for none. A database that was put back from a copy has forgotten attempts, and their files are
    /// still there: another attempt of such a number would take them for its own.
    /// </param>
    public Task<int?> BeginAttemptAsync(RunId id, int previousAttempt, Placement place, int beyond = 0, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var now = Now;
            var versions = Json.Write(place.Versions);
            var attempt = connection.QuerySingleOrDefault<int?>(
                """
                UPDATE runs SET state = 'running', attempt = 1 + CASE WHEN attempt < @beyond THEN @beyond ELSE attempt END, device = @Device, threads = @Threads, versions = @versions,
                  started_at = coalesce(started_at, @now), last_event_at = @now
                WHERE id = @id AND attempt = @previousAttempt AND state = 'queued'
                RETURNING attempt
                """,
                new { id = id.ToString(), previousAttempt, beyond, place.Device, place.Threads, versions, now });
            if (attempt is null)
            {
                NoteFenced(connection, id, $"attempt {previousAttempt + 1} could not begin");
                return null;
            }
            connection.Execute(
                """
                INSERT INTO attempts (run_id, attempt, owner, slot, device, threads, versions, started_at)
                VALUES (@id, @attempt, @Owner, @Slot, @Device, @Threads, @versions, @now)
                """,
                new { id = id.ToString(), attempt, place.Owner, place.Slot, place.Device, place.Threads, versions, now });
            return attempt;
        },
        cancellation, durable: true);

    /// <summary>
    /// Ends a run for good. <paramref name="attempt"/> is the attempt that ended it; for a run that no attempt holds (queued,
    /// paused) its current attempt. False if fenced or already ended, and for a completed run whose epochs have a gap. Durable (fsync) when the task ends.
    /// </summary>
    public Task<bool> EndRunAsync(RunId id, int attempt, RunOutcome outcome, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var state = outcome.State.Name();
            if (!HoldsRun(connection, id, attempt, before: outcome.State))
            {
                NoteFenced(connection, id, $"attempt {attempt} could not make it {state}");
                return false;
            }
            if (outcome.State == RunState.Completed && StoredEpochs(connection, id) is var whole && connection.ExecuteScalar<int?>("SELECT max(epoch) FROM epochs WHERE run_id = @id", new { id = id.ToString() }) > whole)
            {
                Note(connection, "missing_epochs", id.Sweep, id, $"Run {id} cannot be completed: it has no row of epoch {whole + 1}, and some of later ones.");
                return false;
            }
            // The attempt's row first: once the run has ended, its rows are closed.
            CloseAttempt(connection, id, attempt, state);
            connection.Execute(
                """
                UPDATE runs SET state = @state, reason = @Reason, message = @message, ended_at = @now, last_event_at = @now
                WHERE id = @id AND attempt = @attempt
                """,
                new { id = id.ToString(), attempt, state, outcome.Reason, message = outcome.Message.Length == 0 ? null : StorableText.Text(outcome.Message), now = Now });
            Settle(connection, id.ToString());
            return true;
        },
        cancellation, durable: true);

    /// <summary>
    /// Puts a running run back into the queue after its attempt ended without an end: interrupted (<paramref name="failure"/> null)
    /// or failed in a way that is worth another try (counted in <see cref="RunRecord.Failures"/>, unless it ended with its host:
    /// that is told by an event <c>lost_host</c>). False if fenced.
    /// </summary>
    /// <param name="notBefore">Its next attempt waits until then; null for none.</param>
    public Task<bool> RequeueAsync(RunId id, int attempt, FailureKind? failure, string message, DateTimeOffset? notBefore = null, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            message = StorableText.Text(message);
            var requeued = connection.Execute(
                """
                UPDATE runs SET state = 'queued', failures = failures + @failed, reason = @reason, message = @message, not_before = @until, last_event_at = @now
                WHERE id = @id AND attempt = @attempt AND state = 'running'
                """,
                new { id = id.ToString(), attempt, failed = failure is null or FailureKind.LostHost ? 0 : 1, reason = failure?.Name() ?? "interrupted", message, until = notBefore is { } moment ? Moment.Text(moment) : null, now = Now }) == 1;
            if (!requeued)
            {
                NoteFenced(connection, id, $"attempt {attempt} could not put it back into the queue");
                return false;
            }
            connection.Execute(
                "UPDATE attempts SET failure = coalesce(failure, @failure), message = coalesce(message, @message) WHERE run_id = @id AND attempt = @attempt",
                new { id = id.ToString(), attempt, failure = failure?.Name(), message });
            CloseAttempt(connection, id, attempt, "requeued");
            if (failure == FailureKind.LostHost) Note(connection, FailureKind.LostHost.Name(), id.Sweep, id, message);
            return true;
        },
        cancellation);

    /// <summary>True if that is the newest attempt and the run's state allows the next one; takes the row's lock where rows have one.</summary>
    private bool HoldsRun(DbConnection connection, RunId id, int attempt, RunState before)
    {
        var allowed = string.Join(", ", Enum.GetValues<RunState>().Where(s => s.CanBecome(before)).Select(s => $"'{s.Name()}'"));
        return connection.Execute(
            $"UPDATE runs SET last_event_at = @now WHERE id = @id AND attempt = @attempt AND state IN ({allowed})",
            new { id = id.ToString(), attempt, now = Now }) == 1;
    }

    private void CloseAttempt(DbConnection connection, RunId id, int attempt, string outcome) => connection.Execute(
        "UPDATE attempts SET outcome = @outcome, ended_at = @now WHERE run_id = @id AND attempt = @attempt AND ended_at IS NULL",
        new { id = id.ToString(), attempt, outcome, now = Now });

    private void NoteFenced(DbConnection connection, RunId id, string what)
    {
        var found = connection.QuerySingleOrDefault<string?>("SELECT 'it is ' || state || ' at attempt ' || CAST(attempt AS text) FROM runs WHERE id = @id", new { id = id.ToString() });
        Note(connection, "fenced_write", id.Sweep, id, $"Run {id}: {what}; {found ?? "there is no such run"}.");
    }
}
