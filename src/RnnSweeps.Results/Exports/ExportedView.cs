using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Exports;

/// <summary>What of a sweep is written as files, whatever their format: leaderboard (lowest validation perplexity first), runs and curves.</summary>
/// <param name="Columns">As this program makes the view; a store that another one has written may have others.</param>
internal sealed record ExportedView(string File, IReadOnlyList<ViewColumn> Columns, string Sql)
{
    public static IReadOnlyList<ExportedView> All { get; } =
    [
        new("leaderboard", LeaderboardView.Columns, "SELECT * FROM leaderboard WHERE sweep_id = @sweep ORDER BY mean_best_val_ppl IS NULL, mean_best_val_ppl, configuration_index, texts"),
        new("runs", RunSummaryView.Columns(SqliteDialect.Instance), "SELECT * FROM run_summary WHERE sweep_id = @sweep ORDER BY run_number"),
        new("curves", CurvesView.Columns, "SELECT * FROM curves WHERE sweep_id = @sweep ORDER BY run_number, epoch"),
    ];

    /// <summary>Columns first, then the rows as they come; null for NULL.</summary>
    public T Read<T>(DbConnection connection, SweepId sweep, Func<IReadOnlyList<ViewColumn>, IEnumerable<IReadOnlyList<object?>>, T> use)
    {
        using var reader = connection.ExecuteReader(Sql, new { sweep = sweep.ToString() });
        return use([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Select(ColumnOf)], RowsOf(reader));
    }

    /// <summary>One that this program does not know holds texts.</summary>
    private ViewColumn ColumnOf(string name) => Columns.FirstOrDefault(c => c.Name == name) ?? new ViewColumn(name, ColumnType.Text);

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(System.Data.IDataReader reader)
    {
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))];
    }
}
