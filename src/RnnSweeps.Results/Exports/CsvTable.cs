using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// Writes a table as CSV: comma, LF, invariant culture, floats that round-trip, nothing for NULL. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front, which makes it a text there too.
/// </summary>
internal static class CsvTable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        // Some programs take a carriage return alone for the end of a line.
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.Contains('\r', StringComparison.Ordinal) == true,
    };

    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(Text(column));
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
        string text => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text,
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
