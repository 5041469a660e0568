using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Exports;

/// <summary>What of a sweep is written as files, whatever their format: leaderboard (lowest validation perplexity first), runs and curves.</summary>
internal sealed record ExportedView(string File, string Sql)
{
    public static IReadOnlyList<ExportedView> All { get; } =
    [
        new("leaderboard", "SELECT * FROM leaderboard WHERE sweep_id = @sweep ORDER BY mean_best_val_ppl IS NULL, mean_best_val_ppl, configuration_index, texts"),
        new("runs", "SELECT * FROM run_summary WHERE sweep_id = @sweep ORDER BY run_number"),
        new("curves", "SELECT * FROM curves WHERE sweep_id = @sweep ORDER BY run_number, epoch"),
    ];

    /// <summary>Columns first, then the rows as they come; null for NULL.</summary>
    public T Read<T>(DbConnection connection, SweepId sweep, Func<IReadOnlyList<string>, IEnumerable<IReadOnlyList<object?>>, T> use)
    {
        using var reader = connection.ExecuteReader(Sql, new { sweep = sweep.ToString() });
        return use([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], RowsOf(reader));
    }

    /// <summary>
    /// A column's type, the same in every sweep whatever its values happen to be: a database without types of its own gives a whole
    /// number where a figure is round, and nothing where all are NULL.
    /// </summary>
    public static ColumnType TypeOf(string column)
    {
        if (ParameterCatalogue.Find(column) is { } parameter)
        {
            return parameter.Kind switch
            {
                ParameterKind.Integer or ParameterKind.Boolean => ColumnType.Integer,
                ParameterKind.Number => ColumnType.Number,
                _ => ColumnType.Text,
            };
        }
        if (column is "run_number" or "configuration_index" or "seed" or "attempts" or "attempt" or "failures" or "failed_runs" or "epochs_done" or "steps_done" or "step" or "epoch" or "best_epoch" or "runs" or "n" or "threads" or "parameter_count" or "peak_memory_bytes")
            return ColumnType.Integer;
        return EpochFigures.Names.Any(name => column == name || column.EndsWith("_" + name, StringComparison.Ordinal)) || column.StartsWith("mean_", StringComparison.Ordinal) || column is "peak_flops" ? ColumnType.Number : ColumnType.Text;
    }

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(System.Data.IDataReader reader)
    {
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))];
    }
}

internal enum ColumnType
{
    /// <summary>64 bits; truth values are 1 and 0.</summary>
    Integer,

    /// <summary>64-bit floating point.</summary>
    Number,

    Text,
}
