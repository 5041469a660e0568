using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>
    /// Does what a person asks, in one transaction, and notes it. Whoever trains has to be told afterwards: this changes rows and
    /// stops no trainer, but a run that is paused, or whose sweep is, can begin no attempt. Durable (fsync) when the task ends.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep or run.</exception>
    public Task<ControlAnswer> ControlAsync(ControlRequest request, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            // What is asked of a sweep, and its end, come one after the other.
            Dialect.LockSweep(connection, request.Sweep);
            var sweep = Sweeps(connection, "WHERE id = @id", new { id = request.Sweep.ToString() }).SingleOrDefault()
                ?? throw new KeyNotFoundException($"There is no sweep '{request.Sweep}' in {Database}.");
            var run = request.Run is not { } id ? null
                : Rows(connection, RunOf, "SELECT * FROM runs WHERE id = @id", new { id = id.ToString() }).SingleOrDefault()
                    ?? throw new KeyNotFoundException($"There is no run '{id}' in {Database}.");
            return request switch
            {
                PauseRequest pause => run is null ? Pause(connection, pause, sweep) : Pause(connection, pause, run),
                ResumeRequest resume => run is null ? Resume(connection, resume, sweep) : Resume(connection, resume, run),
                CancelRequest cancel => run is null ? Cancel(connection, cancel, sweep) : Cancel(connection, cancel, run),
                RetryRequest retry => run is null ? Retry(connection, retry, sweep) : Retry(connection, retry, sweep, run),
                PriorityRequest priority => run is null ? Prioritise(connection, priority, sweep) : Prioritise(connection, priority, run),
                _ => throw new ArgumentException($"Unknown request {request.GetType().Name}.", nameof(request)),
            };
        },
        cancellation, durable: true);

    /// <summary>
    /// Sweeps that a host looks after, oldest first: active ones, and paused ones of which a run is still said to be in training.
    /// </summary>
    public Task<IReadOnlyList<SweepId>> SweepsInCareAsync(CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<SweepId>>(
        c => Rows(
            c, row => SweepId.Parse(row.Text("id")),
            """
            SELECT id FROM sweeps
            WHERE state = 'active' OR state = 'paused' AND EXISTS (SELECT 1 FROM runs WHERE runs.sweep_id = sweeps.id AND runs.state = 'running')
            ORDER BY submitted_at, number, id
            """),
        cancellation);

    /// <summary>True if a person lets the run begin: neither it nor its sweep is paused.</summary>
    public Task<bool> MayBeginAsync(RunId run, CancellationToken cancellation = default) => ReadAsync(
        c => c.ExecuteScalar<long>(
            "SELECT count(*) FROM runs r JOIN sweeps s ON s.id = r.sweep_id WHERE r.id = @id AND r.paused = 0 AND s.state <> 'paused'", new { id = run.ToString() }) == 1,
        cancellation);

    /// <summary>
    /// Ends a sweep all of whose runs have ended; false if it had ended before, or if one waits because a person has just had it
    /// tried again. Durable (fsync) when the task ends.
    /// </summary>
    public Task<bool> CompleteSweepAsync(SweepId sweep, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweep(connection, sweep);
            return connection.Execute(
                $"""
                UPDATE sweeps SET state = 'completed', reason = NULL, ended_at = @now
                WHERE id = @id AND state IN {OpenSweep} AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.sweep_id = sweeps.id AND runs.state IN {Unfinished})
                """,
                new { id = sweep.ToString(), now = Now }) == 1;
        },
        cancellation, durable: true);

    /// <summary>States of a run that has not ended.</summary>
    private const string Unfinished = "('queued', 'running', 'awaiting_promotion', 'awaiting_result')";

    /// <summary>States of a sweep that has not ended.</summary>
    private const string OpenSweep = "('active', 'paused', 'halted')";

    private ControlAnswer Prioritise(DbConnection connection, PriorityRequest request, SweepRecord sweep)
    {
        if (HasEnded(request, sweep) is { } refused) return refused;
        return Prioritised(connection, request, sweep.Priority, $"UPDATE sweeps SET priority = @Priority WHERE id = @id AND state IN {OpenSweep}");
    }

    private ControlAnswer Prioritise(DbConnection connection, PriorityRequest request, RunRecord run)
    {
        if (HasEnded(request, run) is { } refused) return refused;
        return Prioritised(connection, request, run.Priority, $"UPDATE runs SET priority = @Priority WHERE id = @id AND state IN {Unfinished}");
    }

    private ControlAnswer Prioritised(DbConnection connection, PriorityRequest request, int before, string sql)
    {
        if (before == request.Priority) return ControlAnswer.Already($"{request.Who} has priority {before} already.");
        if (connection.Execute(sql, new { id = Id(request), request.Priority }) == 0) return ControlAnswer.Refused($"{request.Who} has just ended.");
        Note(connection, "priority", request.Sweep, request.Run, $"{request.Who}: its priority was {before} and is {request.Priority}.");
        return ControlAnswer.Changed($"{request.Who} has priority {request.Priority} now; it was {before}.");
    }

    /// <summary>True if that was asked before, so that asking again is no mistake.</summary>
    private static bool WasNoted(DbConnection connection, string kind, ControlRequest request) => connection.ExecuteScalar<long>(
        $"SELECT count(*) FROM events WHERE kind = @kind AND {(request.Run is null ? "sweep_id = @id AND run_id IS NULL" : "run_id = @id")}",
        new { kind, id = Id(request) }) > 0;

    private static string Id(ControlRequest request) => request.Run?.ToString() ?? request.Sweep.ToString();

    private static ControlAnswer? HasEnded(ControlRequest request, SweepRecord sweep) =>
        sweep.State.IsFinal() ? ControlAnswer.Refused($"{request.Who} has ended: it is {sweep.State.Name()}.") : null;

    private static ControlAnswer? HasEnded(ControlRequest request, RunRecord run) =>
        run.State.IsFinal() ? ControlAnswer.Refused($"{request.Who} has ended: it is {run.State.Name()}.") : null;
}
