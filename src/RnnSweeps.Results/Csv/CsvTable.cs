using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RnnSweeps.Results.Csv;

/// <summary>Writes a table as CSV: comma, LF, invariant culture, floats that round-trip, nothing for NULL.</summary>
internal static class CsvTable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column);
        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var value in row) csv.WriteField(Text(value));
            csv.NextRecord();
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
