using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Queries;

/// <summary>
/// What the runs of a sweep came to, every run of it: one that was not trained to its end, or until it got no better, has no value, for
/// what survived alone would not tell what was tried.
/// </summary>
public static class Measurements
{
    /// <summary>The figure at each run's best epoch by it.</summary>
    /// <exception cref="ArgumentException">No epoch has a figure of that name.</exception>
    public static Task<IReadOnlyList<Measurement>> OfAsync(ResultStore store, SweepId sweep, SweepMetric metric, CancellationToken cancellation = default)
    {
        if (!EpochFigure.Names.Contains(metric.Name))
            throw new ArgumentException($"'{metric.Name}' is no figure of an epoch: expected one of {string.Join(", ", EpochFigure.Names)}.", nameof(metric));
        return ReadAsync(
            store, sweep, $"SELECT {(metric.Goal == MetricGoal.Minimize ? "min" : "max")}(e.{metric.Name}) FROM epochs e WHERE e.run_id = r.id", text: null, cancellation);
    }

    /// <summary>Perplexity of each run's final model on one text (<c>evaluate_on</c>, or a text of its own corpus).</summary>
    public static Task<IReadOnlyList<Measurement>> OnAsync(ResultStore store, SweepId sweep, string text, CancellationToken cancellation = default) =>
        ReadAsync(store, sweep, "SELECT v.ppl FROM evaluations v WHERE v.run_id = r.id AND v.text = @text", text, cancellation);

    /// <summary>The texts that any run of the sweep was measured on.</summary>
    public static Task<IReadOnlyList<string>> TextsAsync(ResultStore store, SweepId sweep, CancellationToken cancellation = default) => store.ReadAsync<IReadOnlyList<string>>(
        connection => ResultStore.Rows(
            connection, row => row.Text("text"),
            "SELECT DISTINCT v.text FROM evaluations v JOIN runs r ON r.id = v.run_id WHERE r.sweep_id = @sweep ORDER BY v.text", new { sweep = sweep.ToString() }),
        cancellation);

    private static Task<IReadOnlyList<Measurement>> ReadAsync(ResultStore store, SweepId sweep, string value, string? text, CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<Measurement>>(
        connection => ResultStore.Rows(
            connection,
            row => new Measurement(
                row.Integer("configuration_index"), row.Text("label"), Core.Json.Read<Configuration>(row.Text("parameters")), row.Long("seed"), row.Text("texts"),
                row.NumberOrNull("value") is { } v && double.IsFinite(v) ? v : null),
            $"""
            SELECT r.configuration_index, r.label, r.parameters, r.seed, r.texts, CASE WHEN {WholeRuns.Sql} THEN ({value}) END AS value
            FROM runs r WHERE r.sweep_id = @sweep ORDER BY r.number
            """,
            new { sweep = sweep.ToString(), text }),
        cancellation);
}
