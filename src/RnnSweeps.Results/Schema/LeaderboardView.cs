using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// One row a configuration: how many runs completed, and mean and standard deviation (n - 1) over them. Runs that trained
/// on texts with other fingerprints make a row of their own.
/// </summary>
internal static class LeaderboardView
{
    /// <summary>The figures of runs that have a mean and a standard deviation; those with a mean alone.</summary>
    private static readonly RunFigure[]
        Spread = [.. Named("best_val_ppl", "final_val_ppl", "best_val_ppl_mean_of_batches", "final_val_ppl_mean_of_batches")],
        Speed = [.. Named("chars_per_second", "train_seconds", "val_seconds")];

    public static IReadOnlyList<ViewColumn> Columns { get; } =
    [
        new("sweep_id", ColumnType.Text, "as above"),
        new("configuration_index", ColumnType.Integer, "as above"),
        new("configuration", ColumnType.Text, "as above"),
        new("label", ColumnType.Text, "as above"),
        new("runs", ColumnType.Integer, "all runs"),
        new("n", ColumnType.Integer, "completed runs"),
        new("failed_runs", ColumnType.Integer, "failed runs"),
        new("failures", ColumnType.Integer, "failed attempts", Sql: "all_failures"),
        .. Spread.SelectMany(f => (ViewColumn[])
        [
            ViewColumn.Over(f, $"mean_{f.Column}", $"mean of `{f.Column}`"),
            ViewColumn.Over(f, $"sd_{f.Column}", "its standard deviation; NULL for fewer than two runs"),
        ]),
        .. Speed.Select(f => ViewColumn.Over(f, $"mean_{f.Column}", $"mean of `{f.Column}`")),
        ViewColumn.Of(RunFigure.Named("peak_memory_bytes"), "most_memory_bytes") with { Doc = "the largest of any run" },
        new("parameter_count", ColumnType.Integer, "the largest of any run", Sql: "most_parameters"),
        .. ViewColumn.Parameters(),
        new("texts", ColumnType.Text, "as above"),
        new(
            "processor", ColumnType.Text,
            "the kind on which all completed runs were trained; `several` marks figures that differ by rounding as well; " +
            "`cpu` where it was not stored",
            Sql: "CASE WHEN least_processor = most_processor THEN least_processor " +
                "WHEN least_processor IS NOT NULL THEN 'several' END"),
    ];

    private static readonly string OfOne = $" FILTER (WHERE {WholeRuns.Sql}) OVER one";

    /// <summary>Windows alone, no GROUP BY: a database takes a question's sweep_id through them to the runs, and reads no other sweep's.</summary>
    internal const string Keys = "PARTITION BY sweep_id, configuration, texts";

    /// <summary>What figures may be compared to the last digit within; they are marked where it is not the same.</summary>
    private const string Kind = "CASE WHEN device LIKE 'cuda%' THEN 'a GPU' ELSE coalesce(processor || ', ' || instructions, device) END";

    private static string Means { get; } = string.Join(",\n    ", Spread.Select(f => $"{Mean(f.Column, OfOne)} AS mean_{f.Column}"));

    private static string Speeds { get; } = string.Join(",\n    ", Speed.Select(f => $"{Mean(f.Column, OfOne)} AS mean_{f.Column}"));

    private static string Sds(Dialect dialect) => string.Join(
        ",\n    ", Spread.Select(f => $"{Sd(dialect, $"{f.Column} - mean_{f.Column}", $"count({f.Column}){OfOne}", OfOne)} AS sd_{f.Column}"));

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
            {Speeds},
            max(peak_memory_bytes) OVER one AS most_memory_bytes, max(parameter_count) OVER one AS most_parameters,
            min({Kind}){OfOne} AS least_processor, max({Kind}){OfOne} AS most_processor
          FROM centred
          WINDOW one AS ({Keys})
        )
        SELECT {ViewColumn.Select(Columns)}
        FROM told
        WHERE place = 1
        """;

    private static IEnumerable<RunFigure> Named(params string[] columns) => columns.Select(RunFigure.Named);

    /// <summary>The average, with nothing squared on the way: a database that sums squares for it fails over very large figures.</summary>
    internal static string Mean(string figure, string filter = "") => $"sum({figure}){filter} / count({figure}){filter}";

    /// <summary>Standard deviation of a sample from its deviations; null for fewer than two. Plain SQL, so that any shell can read the view.</summary>
    internal static string Sd(Dialect dialect, string deviation, string n, string filter = "") =>
        $"CASE WHEN {n} > 1 THEN sqrt(sum(CASE WHEN abs({deviation}) > 1e150 THEN {dialect.Infinity} ELSE ({deviation}) * ({deviation}) END){filter} / ({n} - 1)) END";
}
