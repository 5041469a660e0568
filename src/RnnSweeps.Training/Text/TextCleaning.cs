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

    /// <summary>Every run of characters other than A-Z and a-z becomes one space; then lower case.</summary>
    private static string Letters(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c)) cleaned.Append((char)(c | 0x20));
            else if (cleaned.Length == 0 || cleaned[^1] != ' ') cleaned.Append(' ');
        }

        return cleaned.ToString();
    }

    /// <summary>Printable ASCII and line ends; typographic quotes and dashes become plain ones, everything else is dropped.</summary>
    private static string Printable(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n' or (>= ' ' and <= '~'): cleaned.Append(c); break;
                case '\t' or '\u00a0': cleaned.Append(' '); break;
                case '\u2018' or '\u2019': cleaned.Append('\''); break;
                case '\u201c' or '\u201d': cleaned.Append('"'); break;
                case '\u2013': cleaned.Append('-'); break;
                case '\u2014': cleaned.Append("--"); break;
                case '\u2026': cleaned.Append("..."); break;
            }
        }

        return cleaned.ToString();
    }
}
