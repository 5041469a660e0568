using System.Data.Common;
using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

/// <summary>What somebody who watches a sweep looks at, every second or two: never all of its runs, of which there may be many thousands.</summary>
public sealed partial class ResultStore
{
    /// <summary>How many runs of a sweep stand where; counted by the database.</summary>
    public Task<StateCounts> StateCountsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync(
        c => new StateCounts(Rows(
            c, row => new StateCount(RunStates.Parse(row.Text("state")), row.Integer("paused") == 1, row.Integer("runs")),
            "SELECT state, paused, count(*) AS runs FROM runs WHERE sweep_id = @sweep GROUP BY state, paused ORDER BY state, paused", new { sweep = sweep.ToString() })),
        cancellation);

    /// <summary>The runs of a sweep that have begun or that a person has paused, and that have not ended, by number.</summary>
    public Task<IReadOnlyList<RunStatus>> UnderWayAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunStatus>>(
        c =>
        {
            const string columns = "SELECT number, state, attempt, failures, paused FROM runs WHERE sweep_id = @sweep";
            return Rows(
                c, StandOf,
                $"""
                {columns} AND state IN ('running', 'awaiting_promotion', 'awaiting_result')
                UNION ALL {columns} AND state = 'queued' AND paused = 1
                UNION ALL {columns} AND state = 'queued' AND paused = 0 AND attempt > 0
                ORDER BY number
                """,
                new { sweep = sweep.ToString() });
        },
        cancellation);

    /// <summary>The runs of a sweep that ended after a place, in the order of their ends, and the place after them.</summary>
    /// <param name="after">Null for the place after all that have ended, and none of them.</param>
    /// <param name="most">So many at most: the next ones come with the next call.</param>
    public Task<(IReadOnlyList<RunStatus> Ended, EndPosition Place)> EndedAsync(SweepId sweep, EndPosition? after, int most, CancellationToken cancellation = default) =>
        ReadAsync<(IReadOnlyList<RunStatus>, EndPosition)>(
            c =>
            {
                var from = after ?? new EndPosition("", 0);
                var rows = Rows(
                    c, row => (Stand: StandOf(row), Place: new EndPosition(row.Text("ended_at"), row.Integer("number"))),
                    $"""
                    SELECT number, state, attempt, failures, paused, ended_at FROM runs
                    WHERE sweep_id = @sweep AND ended_at >= @At AND (ended_at > @At OR number > @Number)
                    ORDER BY {(after is null ? "ended_at DESC, number DESC" : "ended_at, number")} LIMIT @most
                    """,
                    new { sweep = sweep.ToString(), from.At, from.Number, most = after is null ? 1 : most });
                if (after is null) return ([], rows is [var newest] ? newest.Place : from);
                return ([.. rows.Select(r => r.Stand)], rows is [.., var last] ? last.Place : from);
            },
            cancellation);

    /// <summary>All runs of a sweep with their newest epoch, by number.</summary>
    public Task<IReadOnlyList<RunProgress>> ProgressAsync(SweepId sweep, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlyList<RunProgress>>(c => Progress(c, sweep, ""), cancellation);

    /// <summary>Some of them, by number: what trains comes first, then what has failed, then what waits, and what has ended last.</summary>
    public Task<IReadOnlyList<RunProgress>> ProgressAsync(SweepId sweep, int most, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunProgress>>(
        c => Progress(
            c, sweep,
            $"""
             AND r.number IN (
              SELECT number FROM runs WHERE sweep_id = @sweep
              ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'failed' THEN 1 WHEN 'queued' THEN 2 WHEN 'awaiting_promotion' THEN 2 WHEN 'awaiting_result' THEN 2 ELSE 3 END, number LIMIT {most.ToString(CultureInfo.InvariantCulture)})
            """),
        cancellation);

    /// <summary>Those of some numbers.</summary>
    public Task<IReadOnlyList<RunProgress>> ProgressAsync(SweepId sweep, IReadOnlyCollection<int> numbers, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunProgress>>(
        c => numbers.Order().Chunk(LargestList)
            .SelectMany(part => Progress(c, sweep, $" AND r.number IN ({string.Join(", ", part.Select(n => n.ToString(CultureInfo.InvariantCulture)))})")).ToList(),
        cancellation);

    /// <summary>The runs of a sweep that ended before their last epoch, by number.</summary>
    public Task<IReadOnlyList<RunRecord>> EndedEarlyAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunRecord>>(
        c => Rows(c, RunOf, "SELECT * FROM runs WHERE sweep_id = @sweep AND state IN ('stopped', 'failed', 'cancelled') ORDER BY number", new { sweep = sweep.ToString() }), cancellation);

    private static List<RunProgress> Progress(DbConnection connection, SweepId sweep, string which) => Rows(
        connection,
        row => new RunProgress(RunOf(row), row.IntegerOrNull("epoch") is null ? null : EpochFigures.Read(row), row.NumberOrNull("best_val_ppl")),
        $"""
        SELECT r.*, e.epoch, {EpochFigures.Columns("e.")}, (SELECT min(b.val_ppl) FROM epochs b WHERE b.run_id = r.id) AS best_val_ppl
        FROM runs r
        LEFT JOIN epochs e ON e.run_id = r.id AND e.epoch = (SELECT max(n.epoch) FROM epochs n WHERE n.run_id = r.id)
        WHERE r.sweep_id = @sweep{which}
        ORDER BY r.number
        """,
        new { sweep = sweep.ToString() });

    private static RunStatus StandOf(Row row) => new(row.Integer("number"), RunStates.Parse(row.Text("state")), row.Integer("attempt"), row.Integer("failures"), row.Integer("paused") == 1);
}

/// <summary>Where a run stands, and no more.</summary>
/// <param name="Paused">True while a person has it paused.</param>
public readonly record struct RunStatus(int Number, RunState State, int Attempt, int Failures, bool Paused)
{
    public static RunStatus Of(RunRecord run) => new(run.Id.Number, run.State, run.Attempt, run.Failures, run.Paused);
}

/// <summary>A place among the runs of a sweep that have ended.</summary>
/// <param name="At">The moment as it is stored.</param>
/// <param name="Number">Of the run.</param>
public sealed record EndPosition(string At, int Number);
