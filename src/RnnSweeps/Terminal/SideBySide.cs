using System.Text;

namespace RnnSweeps.Terminal;

/// <summary>Several texts to be compared: in columns where the terminal is wide enough, else one under the other.</summary>
internal static class SideBySide
{
    /// <summary>Below it lines are too short to be read.</summary>
    private const int NarrowestColumn = 24;

    private const int Gap = 3;

    /// <param name="width">Of the terminal; null for a file or a pipe, where columns would only be in the way.</param>
    public static IEnumerable<string> Of(IReadOnlyList<HeadedText> texts, int? width) =>
        width is { } all && (all - Gap * (texts.Count - 1)) / texts.Count is var column and >= NarrowestColumn ? Columns(texts, column) : Stacked(texts);

    private static IEnumerable<string> Stacked(IReadOnlyList<HeadedText> texts) =>
        texts.SelectMany((t, i) => (IEnumerable<string>)[.. i > 0 ? [""] : Array.Empty<string>(), string.Join("  ", t.Heading), t.Text]);

    private static IEnumerable<string> Columns(IReadOnlyList<HeadedText> texts, int width)
    {
        var headings = texts.Select(t => t.Heading.SelectMany(line => Wrapped(line, width)).ToList()).ToList();
        var bodies = texts.Select(t => Wrapped(t.Text, width).ToList()).ToList();
        return [.. Rows(headings, width), string.Join(new string(' ', Gap), texts.Select(_ => new string('─', width))), .. Rows(bodies, width)];
    }

    private static IEnumerable<string> Rows(IReadOnlyList<List<string>> columns, int width) => Enumerable.Range(0, columns.Max(c => c.Count))
        .Select(i => string.Join(new string(' ', Gap), columns.Select(c => (i < c.Count ? c[i] : "").PadRight(width))).TrimEnd());

    /// <summary>Lines of that many characters at most, broken between words where a word is not longer than a line.</summary>
    private static IEnumerable<string> Wrapped(string text, int width)
    {
        foreach (var line in text.Split('\n'))
        {
            var filled = new StringBuilder();
            foreach (var word in line.Split(' '))
            {
                if (filled.Length > 0 && filled.Length + 1 + word.Length > width)
                {
                    yield return filled.ToString();
                    filled.Clear();
                }
                else if (filled.Length > 0) filled.Append(' ');
                var rest = word;
                for (; rest.Length > width; rest = rest[width..]) yield return rest[..width];
                filled.Append(rest);
            }
            yield return filled.ToString();
        }
    }
}

/// <param name="Heading">What it is, a line each.</param>
internal sealed record HeadedText(IReadOnlyList<string> Heading, string Text);
