using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// One row a pair of configurations of a sweep, paired by seed: completed runs on the same texts only. A difference is that
/// of the first less that of the second, so for a perplexity a negative one speaks for the first.
/// </summary>
internal static class ComparisonsView
{
    private const string Keys = "PARTITION BY sweep_id, index_a, index_b, texts", OfOne = " OVER one";

    private static readonly RunFigure
        Best = RunFigure.Named("best_val_ppl"), Final = RunFigure.Named("final_val_ppl"), Speed = RunFigure.Named("chars_per_second");

    public static IReadOnlyList<ViewColumn> Columns { get; } =
    [
        new("sweep_id", ColumnType.Text, "as above"),
        new("index_a", ColumnType.Integer, "`configuration_index` of `a`, the earlier one in the grid"),
        new("configuration_a", ColumnType.Text),
        new("label_a", ColumnType.Text),
        new("index_b", ColumnType.Integer),
        new("configuration_b", ColumnType.Text),
        new("label_b", ColumnType.Text),
        new("n", ColumnType.Integer, "seeds that both completed"),
        ViewColumn.Over(Best, $"mean_{Best.Column}_difference", "`a` less `b`", "mean_best"),
        ViewColumn.Over(Best, $"sd_{Best.Column}_difference", "its standard deviation", "sd_best"),
        new($"{Best.Column}_lower_in_a", ColumnType.Integer, "seeds in which `a` was better", Sql: "lower"),
        ViewColumn.Over(Final, $"mean_{Final.Column}_difference", "`a` less `b`", "mean_final"),
        ViewColumn.Over(Final, $"sd_{Final.Column}_difference", "its standard deviation", "sd_final"),
        new($"mean_{Speed.Column}_ratio", ColumnType.Number, "speed of `a` over that of `b`", Sql: "mean_speed"),
        new("texts", ColumnType.Text, "as above"),
    ];

    public static string Sql(Dialect dialect) => $"""
        WITH pairs AS (
          SELECT a.sweep_id, a.configuration_index AS index_a, a.configuration AS configuration_a, a.label AS label_a,
            b.configuration_index AS index_b, b.configuration AS configuration_b, b.label AS label_b, a.texts, a.seed,
            a.{Best.Column} - b.{Best.Column} AS best, a.{Final.Column} - b.{Final.Column} AS final,
            a.{Speed.Column} / nullif(b.{Speed.Column}, 0) AS speed
          FROM run_summary a
          JOIN run_summary b ON b.sweep_id = a.sweep_id AND b.seed = a.seed AND b.texts = a.texts
            AND b.configuration_index > a.configuration_index
          WHERE {WholeRuns.In("a")}
            AND {WholeRuns.In("b")}
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
        SELECT {ViewColumn.Select(Columns)}
        FROM told
        WHERE place = 1
        """;
}
