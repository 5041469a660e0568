using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Queries;

/// <summary>Mean and standard deviation (n - 1) over the completed runs of a configuration; null where there are too few.</summary>
public sealed record Spread(double? Mean, double? Sd)
{
    public static Spread Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) return new Spread(null, null);
        var mean = values.Average();
        return new Spread(mean, values.Count < 2 ? null : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1)));
    }
}

/// <summary>One configuration of a sweep, compared with the others.</summary>
/// <param name="Rank">From 1; equal ones share it. Null while no run has completed, none has the metric, or not every one's metric is of the same texts and parts.</param>
/// <param name="Runs">Runs of this configuration, whatever their state.</param>
/// <param name="Completed">Runs that the figures are taken over.</param>
/// <param name="FailedRuns">Runs that ended as failed.</param>
/// <param name="Failures">Attempts that failed, those of runs that completed later included.</param>
/// <param name="Metric">The sweep's metric at the best epoch of each run.</param>
/// <param name="BestValPpl">Validation perplexity at the best epoch of each run.</param>
/// <param name="FinalValPpl">Validation perplexity at the last validated epoch of each run.</param>
public sealed record LeaderboardRow(
    int? Rank, int ConfigurationIndex, string Configuration, string Label, int Runs, int Completed, int FailedRuns, int Failures,
    Spread Metric, Spread BestValPpl, Spread FinalValPpl, double? CharsPerSecond, double? TrainSeconds, long? PeakMemoryBytes,
    long? ParameterCount);

/// <summary>
/// The configurations of a sweep in the order of its metric: the mean over seeds of each run's best epoch. Then those without
/// a completed run, in the grid's order.
/// </summary>
public static class Leaderboard
{
    /// <exception cref="ArgumentException">No epoch has a figure of that name.</exception>
    public static async Task<IReadOnlyList<LeaderboardRow>> OfAsync(
        ResultStore store, SweepId sweep, SweepMetric metric, CancellationToken cancellation = default)
    {
        var rows = await OrderedAsync(store, sweep, metric, cancellation);
        var runs = await Measurements.OfAsync(store, sweep, metric, cancellation);
        return new Question(metric.Name, metric.Goal == MetricGoal.Minimize).Compares(runs) ? rows : [.. rows.Select(r => r with { Rank = null })];
    }

    private static Task<IReadOnlyList<LeaderboardRow>> OrderedAsync(ResultStore store, SweepId sweep, SweepMetric metric, CancellationToken cancellation)
    {
        if (!EpochFigure.Names.Contains(metric.Name))
            throw new ArgumentException($"'{metric.Name}' is no figure of an epoch: expected one of {string.Join(", ", EpochFigure.Names)}.", nameof(metric));
        return store.ReadAsync(
            connection =>
            {
                var best = ResultStore.Rows(
                    connection,
                    row => (Key: (row.Text("configuration"), row.Text("texts")), Best: row.NumberOrNull("best")),
                    $"""
                    SELECT r.configuration, r.texts, {(metric.Goal == MetricGoal.Minimize ? "min" : "max")}(e.{metric.Name}) AS best
                    FROM runs r JOIN epochs e ON e.run_id = r.id
                    WHERE r.sweep_id = @sweep AND {WholeRuns.Sql}
                    GROUP BY r.id ORDER BY r.number
                    """,
                    new { sweep = sweep.ToString() })
                    .Where(r => r.Best is not null).ToLookup(r => r.Key, r => r.Best!.Value);
                var rows = ResultStore.Rows(
                    connection, row => RowOf(row, Spread.Of([.. best[(row.Text("configuration"), row.Text("texts"))]])),
                    "SELECT * FROM leaderboard WHERE sweep_id = @sweep ORDER BY configuration_index, texts", new { sweep = sweep.ToString() });
                return Ranked(rows, metric.Goal);
            },
            cancellation, snapshot: true);
    }

    private static IReadOnlyList<LeaderboardRow> Ranked(List<LeaderboardRow> rows, MetricGoal goal)
    {
        var sign = goal == MetricGoal.Minimize ? 1 : -1;
        var ordered = rows
            .OrderBy(r => r.Completed == 0)
            .ThenBy(r => r.Metric.Mean is null)
            .ThenBy(r => sign * r.Metric.Mean)
            .ThenBy(r => r.ConfigurationIndex)
            .ToList();
        return [.. ordered.Select(r => r.Metric.Mean is null ? r : r with { Rank = 1 + ordered.FindIndex(o => o.Metric.Mean == r.Metric.Mean) })];
    }

    private static LeaderboardRow RowOf(Row row, Spread metric) => new(
        null, row.Integer("configuration_index"), row.Text("configuration"), row.Text("label"), row.Integer("runs"), row.Integer("n"),
        row.Integer("failed_runs"), row.Integer("failures"), metric,
        new Spread(row.NumberOrNull("mean_best_val_ppl"), row.NumberOrNull("sd_best_val_ppl")),
        new Spread(row.NumberOrNull("mean_final_val_ppl"), row.NumberOrNull("sd_final_val_ppl")),
        row.NumberOrNull("mean_chars_per_second"), row.NumberOrNull("mean_train_seconds"), row.LongOrNull("peak_memory_bytes"),
        row.LongOrNull("parameter_count"));
}
