using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// One row a configuration: how many runs completed, and mean and standard deviation (n - 1) over them. Runs that trained
/// on texts with other fingerprints make a row of their own.
/// </summary>
internal static class LeaderboardView
{
    private static readonly string[] Figures =
        ["best_val_ppl", "final_val_ppl", "best_val_ppl_mean_of_batches", "final_val_ppl_mean_of_batches"];

    /// <summary>Runs whose figures are those of a whole training: trained to the end, or until they stopped getting better.</summary>
    internal const string Whole = "(state = 'completed' OR (state = 'stopped' AND reason = 'patience'))";

    private static string Means { get; } =
        string.Join(",\n    ", Figures.Select(f => $"{Mean(f, $" FILTER (WHERE {Whole}) OVER one")} AS mean_{f}"));

    private static string MeanAndSd(Dialect dialect) => string.Join(",\n  ", Figures.Select(f =>
        $"max(mean_{f}) AS mean_{f}, {Sd(dialect, $"{f} - mean_{f}", $"count({f}) FILTER (WHERE {Whole})", $" FILTER (WHERE {Whole})")} AS sd_{f}"));

    private static string Parameters { get; } = string.Join(", ", ParameterCatalogue.All.Select(p => $"min(\"{p.Name}\") AS \"{p.Name}\""));

    public static string Sql(Dialect dialect) => $"""
        WITH centred AS (
          SELECT run_summary.*,
            {Means}
          FROM run_summary
          WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
        )
        SELECT sweep_id, min(configuration_index) AS configuration_index, configuration, min(label) AS label, count(*) AS runs,
          count(*) FILTER (WHERE {Whole}) AS n,
          count(*) FILTER (WHERE state = 'failed') AS failed_runs, sum(failures) AS failures,
          {MeanAndSd(dialect)},
          {Mean("chars_per_second", $" FILTER (WHERE {Whole})")} AS mean_chars_per_second,
          {Mean("train_seconds", $" FILTER (WHERE {Whole})")} AS mean_train_seconds,
          {Mean("val_seconds", $" FILTER (WHERE {Whole})")} AS mean_val_seconds,
          max(peak_memory_bytes) AS peak_memory_bytes, max(parameter_count) AS parameter_count,
          {Parameters},
          texts
        FROM centred
        GROUP BY sweep_id, configuration, texts
        """;

    /// <summary>The average, with nothing squared on the way: a database that sums squares for it fails over very large figures.</summary>
    internal static string Mean(string figure, string filter = "") => $"sum({figure}){filter} / count({figure}){filter}";

    /// <summary>Standard deviation of a sample from its deviations; null for fewer than two. Plain SQL, so that any shell can read the view.</summary>
    internal static string Sd(Dialect dialect, string deviation, string n, string filter = "") =>
        $"CASE WHEN {n} > 1 THEN sqrt(sum(CASE WHEN abs({deviation}) > 1e150 THEN {dialect.Infinity} ELSE ({deviation}) * ({deviation}) END){filter} / ({n} - 1)) END";
}
