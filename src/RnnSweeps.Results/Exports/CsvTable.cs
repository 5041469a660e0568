using System.Globalization;
using CsvHelper;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// Writes a table as CSV: comma, LF, invariant culture, floats that round-trip, nothing for NULL, but <c>""</c> where that is all of
/// the row, so that nobody skips it as an empty line. A text that a spreadsheet would take for a formula gets an apostrophe in
/// front, which makes it a text there too.
/// </summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        Row(csv, columns);
        foreach (var row in rows) Row(csv, row);
    }

    private static void Row(CsvWriter csv, IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            var text = Text(cell);
            // Some programs cut spaces off a cell without quotes.
            csv.WriteField(text, text is [' ', ..] or [.., ' '] ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
        }
        csv.EndRecord();
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
