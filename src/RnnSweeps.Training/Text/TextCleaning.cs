using System.Text;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Text;

/// <summary>Reduces a text to the characters that a model sees.</summary>
public static class TextCleaning
{
    public static string Clean(string text, Cleaning cleaning) => cleaning switch
    {
        Cleaning.Letters => Letters(text),
        Cleaning.Printable => Printable(text),
        _ => throw new ArgumentOutOfRangeException(nameof(cleaning), cleaning, "Unknown cleaning."),
    };

    /// <summary>Whether a character, or a plain sign in its place, is left.</summary>
    internal static bool Keeps(Rune rune, Cleaning cleaning) => cleaning switch
    {
        Cleaning.Letters => rune.IsAscii && char.IsAsciiLetter((char)rune.Value),
        Cleaning.Printable => rune.IsBmp && Printable(((char)rune.Value).ToString()).Length > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(cleaning), cleaning, "Unknown cleaning."),
    };

    /// <summary>Every run of characters other than A-Z and a-z becomes one space; then lower case. Nothing is trimmed.</summary>
    private static string Letters(string text)
    {
        var cleaned = new char[text.Length];
        var length = 0;
        var inGap = false;
        foreach (var c in text)
        {
            var isLetter = char.IsAsciiLetter(c);
            if (isLetter) cleaned[length++] = (char)(c | 0x20);
            else if (!inGap) cleaned[length++] = ' ';
            inGap = !isLetter;
        }

        return new string(cleaned, 0, length);
    }

    /// <summary>Printable ASCII and line ends (CR LF becomes LF); typographic signs become plain ones, everything else is dropped.</summary>
    private static string Printable(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or (>= ' ' and <= '~')) cleaned.Append(c);
            else if (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) cleaned.Append('\n');
            else cleaned.Append(Plain(c));
        }

        return cleaned.ToString();
    }

    private static string Plain(char c) => c switch
    {
        '\t' or '\u00a0' or (>= '\u2000' and <= '\u200a') or '\u202f' => " ",
        '\u2018' or '\u2019' or '\u201a' or '\u201b' or '\u2032' => "'",
        '\u201c' or '\u201d' or '\u201e' or '\u201f' or '\u00ab' or '\u00bb' or '\u2033' => "\"",
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' => "-",
        '\u2014' or '\u2015' => "--",
        '\u2026' => "...",
        _ => "",
    };
}
