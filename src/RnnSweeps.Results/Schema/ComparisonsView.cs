using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// One row a pair of configurations of a sweep, paired by seed: completed runs on the same texts only. A difference is that
/// of the first less that of the second, so for a perplexity a negative one speaks for the first.
/// </summary>
internal static class ComparisonsView
{
    public static string Sql(Dialect dialect) => $"""
        WITH pairs AS (
          SELECT a.sweep_id, a.configuration_index AS index_a, a.configuration AS configuration_a, a.label AS label_a,
            b.configuration_index AS index_b, b.configuration AS configuration_b, b.label AS label_b, a.texts,
            a.best_val_ppl - b.best_val_ppl AS best, a.final_val_ppl - b.final_val_ppl AS final,
            a.chars_per_second / nullif(b.chars_per_second, 0) AS speed
          FROM run_summary a
          JOIN run_summary b ON b.sweep_id = a.sweep_id AND b.seed = a.seed AND b.texts = a.texts
            AND b.configuration_index > a.configuration_index
          WHERE {LeaderboardView.Whole.Replace("state", "a.state", StringComparison.Ordinal).Replace("reason", "a.reason", StringComparison.Ordinal)}
            AND {LeaderboardView.Whole.Replace("state", "b.state", StringComparison.Ordinal).Replace("reason", "b.reason", StringComparison.Ordinal)}
        ), centred AS (
          SELECT pairs.*, {LeaderboardView.Mean("best", " OVER one")} AS mean_best, {LeaderboardView.Mean("final", " OVER one")} AS mean_final
          FROM pairs
          WINDOW one AS (PARTITION BY sweep_id, index_a, index_b, texts)
        )
        SELECT sweep_id, index_a, configuration_a, min(label_a) AS label_a, index_b, configuration_b, min(label_b) AS label_b, count(*) AS n,
          max(mean_best) AS mean_best_val_ppl_difference, {LeaderboardView.Sd(dialect, "best - mean_best", "count(best)")} AS sd_best_val_ppl_difference,
          sum(CASE WHEN best < 0 THEN 1 ELSE 0 END) AS best_val_ppl_lower_in_a,
          max(mean_final) AS mean_final_val_ppl_difference, {LeaderboardView.Sd(dialect, "final - mean_final", "count(final)")} AS sd_final_val_ppl_difference,
          {LeaderboardView.Mean("speed")} AS mean_chars_per_second_ratio, texts
        FROM centred
        GROUP BY sweep_id, index_a, configuration_a, index_b, configuration_b, texts
        """;
}
