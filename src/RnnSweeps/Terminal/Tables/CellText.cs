using System.Text;
using Spectre.Console;

namespace RnnSweeps.Terminal.Tables;

/// <summary>Text in the columns of a terminal, where a letter takes none, one or two.</summary>
internal static class CellText
{
    public static int Width(string text) => text.GetCellWidth();

    public static string Fill(string text, int width, bool toTheRight)
    {
        var rest = new string(' ', Math.Max(0, width - Width(text)));
        return toTheRight ? rest + text : text + rest;
    }

    /// <summary>The text, or its beginning and … where it is wider.</summary>
    public static string Cut(string text, int width) => Width(text) <= width ? text : Head(text, width - 1) + "…";

    /// <summary>Lines that are no wider, broken between words; a word that is wider itself is broken anywhere.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (Width(text) <= width) return [text];
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Width(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = word;
            while (Width(line) > width)
            {
                // A letter that is wider than the whole line stands there all the same.
                var head = Head(line, width) is { Length: > 0 } some ? some : line.EnumerateRunes().First().ToString();
                lines.Add(head);
                line = line[head.Length..];
            }
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static string Head(string text, int width)
    {
        var (head, taken) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes().Select(r => r.ToString()))
        {
            taken += Width(rune);
            if (taken > width) break;
            head.Append(rune);
        }
        return head.ToString();
    }
}
