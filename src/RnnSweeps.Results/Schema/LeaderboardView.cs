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

    private const string OfOne = $" FILTER (WHERE {Whole}) OVER one";

    /// <summary>Windows alone, no GROUP BY: a database takes a question's sweep_id through them to the runs, and reads no other sweep's.</summary>
    internal const string Keys = "PARTITION BY sweep_id, configuration, texts";

    /// <summary>What figures may be compared to the last digit within; they are marked where it is not the same.</summary>
    private const string Kind = "CASE WHEN device LIKE 'cuda%' THEN 'a GPU' ELSE coalesce(processor || ', ' || instructions, device) END";

    private static string Means { get; } = string.Join(",\n    ", Figures.Select(f => $"{Mean(f, OfOne)} AS mean_{f}"));

    private static string Sds(Dialect dialect) =>
        string.Join(",\n    ", Figures.Select(f => $"{Sd(dialect, $"{f} - mean_{f}", $"count({f}){OfOne}", OfOne)} AS sd_{f}"));

    private static string MeansAndSds { get; } = string.Join(", ", Figures.Select(f => $"mean_{f}, sd_{f}"));

    private static string Parameters { get; } = string.Join(", ", ParameterCatalogue.All.Select(p => $"\"{p.Name}\""));

    public static string Sql(Dialect dialect) => $"""
        WITH centred AS (
          SELECT run_summary.*,
            {Means}
          FROM run_summary
          WINDOW one AS ({Keys})
        ), told AS (
          SELECT centred.*, row_number() OVER ({Keys} ORDER BY run_number) AS place, count(*) OVER one AS runs,
            count(*){OfOne} AS n, count(*) FILTER (WHERE state = 'failed') OVER one AS failed_runs, sum(failures) OVER one AS all_failures,
            {Sds(dialect)},
            {Mean("chars_per_second", OfOne)} AS mean_chars_per_second, {Mean("train_seconds", OfOne)} AS mean_train_seconds,
            {Mean("val_seconds", OfOne)} AS mean_val_seconds,
            max(peak_memory_bytes) OVER one AS most_memory_bytes, max(parameter_count) OVER one AS most_parameters,
            min({Kind}){OfOne} AS least_processor, max({Kind}){OfOne} AS most_processor
          FROM centred
          WINDOW one AS ({Keys})
        )
        SELECT sweep_id, configuration_index, configuration, label, runs, n, failed_runs, all_failures AS failures,
          {MeansAndSds},
          mean_chars_per_second, mean_train_seconds, mean_val_seconds,
          most_memory_bytes AS peak_memory_bytes, most_parameters AS parameter_count,
          {Parameters},
          texts, CASE WHEN least_processor = most_processor THEN least_processor WHEN least_processor IS NOT NULL THEN 'several' END AS processor
        FROM told
        WHERE place = 1
        """;

    /// <summary>The average, with nothing squared on the way: a database that sums squares for it fails over very large figures.</summary>
    internal static string Mean(string figure, string filter = "") => $"sum({figure}){filter} / count({figure}){filter}";

    /// <summary>Standard deviation of a sample from its deviations; null for fewer than two. Plain SQL, so that any shell can read the view.</summary>
    internal static string Sd(Dialect dialect, string deviation, string n, string filter = "") =>
        $"CASE WHEN {n} > 1 THEN sqrt(sum(CASE WHEN abs({deviation}) > 1e150 THEN {dialect.Infinity} ELSE ({deviation}) * ({deviation}) END){filter} / ({n} - 1)) END";
}
