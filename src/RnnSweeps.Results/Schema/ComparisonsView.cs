using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// One row a pair of configurations of a sweep, paired by seed: completed runs on the same texts only. A difference is that
/// of the first less that of the second, so for a perplexity a negative one speaks for the first.
/// </summary>
internal static class ComparisonsView
{
    private const string Keys = "PARTITION BY sweep_id, index_a, index_b, texts", OfOne = " OVER one";

    public static string Sql(Dialect dialect) => $"""
        WITH pairs AS (
          SELECT a.sweep_id, a.configuration_index AS index_a, a.configuration AS configuration_a, a.label AS label_a,
            b.configuration_index AS index_b, b.configuration AS configuration_b, b.label AS label_b, a.texts, a.seed,
            a.best_val_ppl - b.best_val_ppl AS best, a.final_val_ppl - b.final_val_ppl AS final,
            a.chars_per_second / nullif(b.chars_per_second, 0) AS speed
          FROM run_summary a
          JOIN run_summary b ON b.sweep_id = a.sweep_id AND b.seed = a.seed AND b.texts = a.texts
            AND b.configuration_index > a.configuration_index
          WHERE {LeaderboardView.Whole.Replace("state", "a.state", StringComparison.Ordinal).Replace("reason", "a.reason", StringComparison.Ordinal)}
            AND {LeaderboardView.Whole.Replace("state", "b.state", StringComparison.Ordinal).Replace("reason", "b.reason", StringComparison.Ordinal)}
        ), centred AS (
          SELECT pairs.*, {LeaderboardView.Mean("best", OfOne)} AS mean_best, {LeaderboardView.Mean("final", OfOne)} AS mean_final
          FROM pairs
          WINDOW one AS ({Keys})
        ), told AS (
          SELECT centred.*, row_number() OVER ({Keys} ORDER BY seed) AS place, count(*) OVER one AS n,
            {LeaderboardView.Sd(dialect, "best - mean_best", "count(best) OVER one", OfOne)} AS sd_best,
            sum(CASE WHEN best < 0 THEN 1 ELSE 0 END) OVER one AS lower,
            {LeaderboardView.Sd(dialect, "final - mean_final", "count(final) OVER one", OfOne)} AS sd_final,
            {LeaderboardView.Mean("speed", OfOne)} AS mean_speed
          FROM centred
          WINDOW one AS ({Keys})
        )
        SELECT sweep_id, index_a, configuration_a, label_a, index_b, configuration_b, label_b, n,
          mean_best AS mean_best_val_ppl_difference, sd_best AS sd_best_val_ppl_difference, lower AS best_val_ppl_lower_in_a,
          mean_final AS mean_final_val_ppl_difference, sd_final AS sd_final_val_ppl_difference,
          mean_speed AS mean_chars_per_second_ratio, texts
        FROM told
        WHERE place = 1
        """;
}
