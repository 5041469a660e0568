using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RnnSweeps.Results.Exports;

namespace RnnSweeps.Results.Queries;

/// <summary>What a query found.</summary>
/// <param name="Rows">One array a row; a value is a <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null.</param>
/// <param name="Cut">True if there were more rows than asked for.</param>
public sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Cut)
{
    internal static QueryResult Read(DbDataReader reader, int? maxRows)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            if (rows.Count == maxRows) return new QueryResult(columns, rows, Cut: true);
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(i => Plain(reader.GetValue(i)))]);
        }
        return new QueryResult(columns, rows, Cut: false);
    }

    /// <summary>A header, then a line a row; floats round-trip, NULL is empty.</summary>
    public void WriteCsv(TextWriter writer) => CsvTable.Write(writer, Columns, Rows);

    /// <summary>An array with one object a row, one line each.</summary>
    public void WriteJson(TextWriter writer)
    {
        writer.Write("[");
        for (var i = 0; i < Rows.Count; i++)
            writer.Write((i == 0 ? "\n" : ",\n") + JsonLine(Rows[i]));
        writer.Write(Rows.Count == 0 ? "]\n" : "\n]\n");
    }

    private string JsonLine(IReadOnlyList<object?> row)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Core.Json.Options.Encoder }))
        {
            json.WriteStartObject();
            for (var i = 0; i < Columns.Count; i++)
            {
                json.WritePropertyName(Columns[i]);
                JsonSerializer.Serialize(json, row[i], Core.Json.Options);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static object? Plain(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        long or double or string => value,
        // What only some databases know.
        int or short => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float x => (double)x,
        decimal x => x == decimal.Truncate(x) && Math.Abs(x) <= long.MaxValue ? (object)(long)x : (double)x,
        bool truth => truth ? 1L : 0L,
        Array items => string.Join(", ", items.Cast<object?>().Select(i => i is null ? "" : Plain(i))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
