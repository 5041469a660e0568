using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>No further run of an active sweep begins, until it is resumed; false if it has ended or is paused. Durable (fsync) when the task ends.</summary>
    public Task<bool> HaltAsync(SweepId sweep, string reason, CancellationToken cancellation = default) => WriteAsync(
        c => c.Execute("UPDATE sweeps SET state = 'halted', reason = @reason WHERE id = @id AND state = 'active'", new { id = sweep.ToString(), reason }) == 1,
        cancellation, durable: true);

    /// <summary>What each run of a sweep has spent, or some runs since an epoch up to which it is known.</summary>
    /// <param name="metric">What the best figure is of.</param>
    /// <param name="since">Null for all of all.</param>
    public Task<IReadOnlyList<RunSpending>> SpendingAsync(SweepId sweep, SweepMetric metric, IReadOnlyCollection<(RunId Run, int Epoch)>? since = null, CancellationToken cancellation = default)
    {
        var best = $"min({Figure(metric)})";
        List<RunSpending> Spent(DbConnection c, string which, object whose) => Rows(
            c,
            row => new RunSpending(
                RunId.Parse(row.Text("id")), row.Integer("newest"), row.TextOrNull("reused_from") is null ? row.Long("epochs") : 0,
                row.TextOrNull("reused_from") is null ? row.NumberOrNull("seconds") ?? 0 : 0, row.NumberOrNull("best") is { } b ? (metric.Goal == MetricGoal.Minimize ? b : -b) : null),
            $"""
            SELECT r.id, r.reused_from, max(e.epoch) AS newest, count(*) AS epochs, sum(coalesce(e.train_seconds, 0) + coalesce(e.val_seconds, 0)) AS seconds, {best} AS best
            FROM runs r JOIN epochs e ON e.run_id = r.id WHERE {which} GROUP BY r.id, r.reused_from
            """,
            whose);
        return ReadAsync<IReadOnlyList<RunSpending>>(
            c => since is null
                ? Spent(c, "r.sweep_id = @sweep", new { sweep = sweep.ToString() })
                : [.. since.SelectMany(s => Spent(c, "r.id = @run AND e.epoch > @epoch", new { run = s.Run.ToString(), epoch = s.Epoch }))],
            cancellation);
    }

    /// <summary>When the first run of a sweep began, or null.</summary>
    public Task<DateTimeOffset?> BeganAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(c, row => row.MomentOrNull("began"), "SELECT min(started_at) AS began FROM runs WHERE sweep_id = @sweep", new { sweep = sweep.ToString() }).Single(), cancellation);

    /// <summary>
    /// Of the runs that ended first, so many at most, the kind of failure, or null for one that did not fail. Those that had failed
    /// when a person last had some tried again have been looked at.
    /// </summary>
    public Task<IReadOnlyList<string?>> FirstEndedAsync(SweepId sweep, int runs, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<string?>>(
        c => Rows(
            c, row => row.Text("state") == "failed" ? row.TextOrNull("reason") ?? "" : null,
            """
            SELECT state, reason FROM runs WHERE sweep_id = @sweep AND state IN ('completed', 'stopped', 'failed') AND reused_from IS NULL
              AND (state <> 'failed' OR ended_at > coalesce((SELECT max(at) FROM events WHERE sweep_id = @sweep AND kind = 'retried'), ''))
            ORDER BY ended_at, number LIMIT @runs
            """,
            new { sweep = sweep.ToString(), runs }),
        cancellation);
}

/// <summary>What a run has spent; what it took over from another sweep cost nothing.</summary>
/// <param name="Newest">Its newest epoch.</param>
/// <param name="Seconds">Of training and validating.</param>
/// <param name="Best">The best figure of the metric.</param>
public sealed record RunSpending(RunId Run, int Newest, long Epochs, double Seconds, double? Best);
