using System.Globalization;
using System.Text;

namespace RnnSweeps.Core;

/// <summary>
/// Text from elsewhere (descriptions, labels, samples, last words of processes) for a terminal, a page or a log: what would steer
/// the one who shows it, or hide in it, is written out, as <c>\u001b</c>. Letters of every script stay.
/// </summary>
public static class VisibleText
{
    /// <summary>Stands for a line's end where there is one line only.</summary>
    public const char LineEnd = '↵';

    private const char ZeroWidthNonJoiner = '\u200C', ZeroWidthJoiner = '\u200D', SoftHyphen = '\u00AD';

    /// <summary>As several lines: their ends and tabs stay.</summary>
    public static string Lines(string text) => Written(text, oneLine: false);

    /// <summary>As one line: each line's end becomes <see cref="LineEnd"/>, a tab a space.</summary>
    public static string Line(string text) => Written(text, oneLine: true);

    private static string Written(string text, bool oneLine)
    {
        if (text.All(c => c is >= ' ' and < '\u007F')) return text;
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            if (isWhole && rune.Utf16SequenceLength == 2) i++;
            switch (text[i])
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n': break;
                case '\n': written.Append(oneLine ? LineEnd : '\n'); break;
                case '\t': written.Append(oneLine ? ' ' : '\t'); break;
                default: written.Append(!isWhole ? Code(text[i]) : Steers(rune) ? Code(rune.Value) : rune.ToString()); break;
            }
        }
        return written.ToString();
    }

    /// <summary>Control characters; what turns the direction of writing or is not seen; ends of lines that only some programs know.</summary>
    private static bool Steers(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner or SoftHyphen),
        _ => false,
    };

    private static string Code(int value) => string.Create(CultureInfo.InvariantCulture, $"\\u{value:x4}");
}
