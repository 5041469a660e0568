using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>Of every sweep that has runs: one query, however many there are.</summary>
    public Task<IReadOnlyDictionary<SweepId, RunCounts>> RunCountsAsync(CancellationToken cancellation = default) => ReadAsync<IReadOnlyDictionary<SweepId, RunCounts>>(
        c => Rows(
            c,
            row => (Sweep: SweepId.Parse(row.Text("sweep_id")), Counts: new RunCounts(row.Integer("runs"), row.Integer("completed"), row.Integer("failed"), row.Integer("paused"), row.Integer("going_on")) { Stopped = row.Integer("stopped") }),
            $"""
            SELECT sweep_id, count(*) AS runs, count(*) FILTER (WHERE state = 'completed') AS completed, count(*) FILTER (WHERE state = 'failed') AS failed,
              count(*) FILTER (WHERE state = 'stopped') AS stopped,
              count(*) FILTER (WHERE paused = 1 AND state IN {Unfinished}) AS paused,
              count(*) FILTER (WHERE state = 'running' OR state = 'queued' AND paused = 0) AS going_on
            FROM runs GROUP BY sweep_id
            """).ToDictionary(s => s.Sweep, s => s.Counts),
        cancellation);
}
