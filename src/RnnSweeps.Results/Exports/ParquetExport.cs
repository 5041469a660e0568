using System.Globalization;
using Parquet;
using Parquet.Schema;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// A sweep's views as <c>leaderboard.parquet</c>, <c>runs.parquet</c> and <c>curves.parquet</c>, for DuckDB, pandas and Arrow: whole
/// numbers as INT64, figures as DOUBLE, the rest as UTF-8; every column may hold NULL and has the same type in every sweep.
/// </summary>
public static class ParquetExport
{
    /// <summary>Writes the files, in place of older ones, and returns their paths.</summary>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation = default)
    {
        var tables = await store.ReadAsync(
            connection => ExportedView.All.Select(view => view.Read(connection, sweep, (columns, rows) => (view.File, Columns: columns, Rows: rows.ToList()))).ToList(),
            cancellation, snapshot: true);
        var paths = new List<string>();
        foreach (var (file, columns, rows) in tables)
        {
            using var buffer = new MemoryStream();
            await WriteAsync(buffer, columns, rows, cancellation);
            paths.Add(folder.Export(sweep, file, "parquet"));
            ResultsFile.Write(paths[^1], stream => buffer.WriteTo(stream));
        }
        return paths;
    }

    private static async Task WriteAsync(Stream stream, IReadOnlyList<ViewColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        var fields = columns.Select(Field).ToList();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, cancellationToken: cancellation);
        using var group = writer.CreateRowGroup();
        foreach (var (field, index) in fields.Select((f, i) => (f, i)))
        {
            switch (columns[index].Type)
            {
                case ColumnType.Integer:
                    await group.WriteAsync<long>(field, rows.Select(r => r[index] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : (long?)null).ToArray(), cancellationToken: cancellation);
                    break;
                case ColumnType.Number:
                    await group.WriteAsync<double>(field, rows.Select(r => r[index] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : (double?)null).ToArray(), cancellationToken: cancellation);
                    break;
                default:
                    await group.WriteAsync(field, (string[])[.. rows.Select(r => r[index] is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)! : null!)]);
                    break;
            }
        }
    }

    private static DataField Field(ViewColumn column) => column.Type switch
    {
        ColumnType.Integer => new DataField<long?>(column.Name),
        ColumnType.Number => new DataField<double?>(column.Name),
        _ => new DataField<string?>(column.Name),
    };
}
