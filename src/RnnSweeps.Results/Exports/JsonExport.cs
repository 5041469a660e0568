using System.Globalization;
using System.Text.Json;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// A sweep's views as <c>leaderboard.json</c>, <c>runs.json</c> and <c>curves.json</c>: an array of objects each, one a line, with the
/// columns' names; null for NULL, infinities as the texts <c>"Infinity"</c> and <c>"-Infinity"</c>.
/// </summary>
public static class JsonExport
{
    /// <summary>Writes the files, in place of older ones, and returns their paths.</summary>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static Task<IReadOnlyList<string>> WriteAsync(ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation = default) => store.ReadAsync<IReadOnlyList<string>>(
        connection =>
        [
            .. ExportedView.All.Select(view => view.Read(connection, sweep, (columns, rows) =>
            {
                cancellation.ThrowIfCancellationRequested();
                var path = folder.Export(sweep, view.File, "json");
                ResultsFile.Write(path, stream => Write(stream, columns, rows));
                return path;
            })),
        ],
        cancellation, snapshot: true);

    private static void Write(Stream stream, IReadOnlyList<ViewColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Core.Json.Options.Encoder });
        json.WriteRawValue("[", skipInputValidation: true);
        json.Flush();
        var separator = "\n"u8.ToArray();
        foreach (var row in rows)
        {
            stream.Write(separator);
            separator = ",\n"u8.ToArray();
            using var line = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Core.Json.Options.Encoder });
            line.WriteStartObject();
            for (var i = 0; i < columns.Count; i++) Write(line, columns[i], row[i]);
            line.WriteEndObject();
        }
        stream.Write("\n]\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ViewColumn column, object? value)
    {
        switch (column.Type, value)
        {
            case (_, null):
                json.WriteNull(column.Name);
                break;
            case (ColumnType.Integer, _):
                json.WriteNumber(column.Name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case (ColumnType.Number, _) when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number:
                if (double.IsFinite(number)) json.WriteNumber(column.Name, number);
                else json.WriteString(column.Name, number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(column.Name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
