using Dapper;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>No further run of an active sweep begins, until it is resumed; false if it has ended or is paused. Durable (fsync) when the task ends.</summary>
    public Task<bool> HaltAsync(SweepId sweep, string reason, CancellationToken cancellation = default) => WriteAsync(
        c => c.Execute("UPDATE sweeps SET halted = @reason WHERE id = @id AND state = 'active' AND paused = 0", new { id = sweep.ToString(), reason }) == 1,
        cancellation, durable: true);

    /// <summary>What a sweep has spent so far.</summary>
    /// <param name="sweep">Whose.</param>
    /// <param name="metric">What its best figure is of.</param>
    /// <param name="firstEnded">So many of the runs that ended first are told.</param>
    /// <param name="epochs">False where nobody asks for epochs, seconds and the best figure: they are zero and null then, and a sweep of many runs is not added up.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<SweepSpending> SpendingAsync(SweepId sweep, SweepMetric metric, int firstEnded, bool epochs = true, CancellationToken cancellation = default)
    {
        if (!EpochFigures.Names.Contains(metric.Name)) throw new ArgumentException($"'{metric.Name}' is no figure of an epoch.", nameof(metric));
        return ReadAsync(
            c =>
            {
                var id = new { sweep = sweep.ToString(), firstEnded };
                var first = Rows(c, row => (State: row.Text("state"), Reason: row.TextOrNull("reason") ?? ""),
                    """
                    SELECT state, reason FROM runs WHERE sweep_id = @sweep AND state IN ('completed', 'stopped', 'failed') AND reused_from IS NULL
                    ORDER BY ended_at, number LIMIT @firstEnded
                    """,
                    id);
                return Rows(
                    c,
                    row => new SweepSpending(
                        row.MomentOrNull("began"), row.Long("epochs"), row.NumberOrNull("seconds") ?? 0, row.NumberOrNull("best"),
                        [.. first.Select(f => f.State == "failed" ? f.Reason : null)]),
                    $"""
                    SELECT (SELECT min(started_at) FROM runs WHERE sweep_id = @sweep) AS began,
                      count(*) FILTER (WHERE r.reused_from IS NULL) AS epochs,
                      sum(coalesce(e.train_seconds, 0) + coalesce(e.val_seconds, 0)) FILTER (WHERE r.reused_from IS NULL) AS seconds,
                      {(metric.Goal == MetricGoal.Minimize ? "min" : "max")}(e.{metric.Name}) AS best
                    FROM epochs e JOIN runs r ON r.id = e.run_id WHERE r.sweep_id = @sweep{(epochs ? "" : " AND 1 = 0")}
                    """,
                    id).Single();
            },
            cancellation);
    }
}

/// <summary>What a sweep has spent; what it took over from other sweeps cost nothing.</summary>
/// <param name="Began">When its first run began, or null.</param>
/// <param name="DeviceSeconds">Of training and validating, all slots together.</param>
/// <param name="Best">The best figure of its metric so far.</param>
/// <param name="FirstEnded">Of the runs that ended first, the kind of failure, or null for one that did not fail.</param>
public sealed record SweepSpending(DateTimeOffset? Began, long Epochs, double DeviceSeconds, double? Best, IReadOnlyList<string?> FirstEnded);
