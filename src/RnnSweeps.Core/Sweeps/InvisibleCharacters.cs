using System.Globalization;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Characters that look like nothing or like a space, and make a word another one: <c>rnn‹U+00A0›</c>.</summary>
internal static class InvisibleCharacters
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['\u00a0'] = "a no-break space", ['\u202f'] = "a narrow no-break space", ['\u2007'] = "a figure space", ['\u2009'] = "a thin space", ['\u3000'] = "an ideographic space",
        ['\u200b'] = "a zero-width space", ['\u200c'] = "a zero-width non-joiner", ['\u200d'] = "a zero-width joiner", ['\u2060'] = "a word joiner",
        ['\ufeff'] = "a byte order mark", ['\u00ad'] = "a soft hyphen",
    };

    /// <summary>A message on one line, with these characters by their numbers and, at its end, by their names.</summary>
    public static string Display(string message)
    {
        var met = message.Where(IsUnseen).Distinct().ToList();
        var line = string.Concat(message.Select(c => IsUnseen(c) ? $"‹{Number(c)}›" : char.IsControl(c) || c is '\u2028' or '\u2029' ? " " : c.ToString()));
        return met.Count == 0 ? line : $"{line} ({string.Join(", ", met.Select(c => $"{Number(c)} is {Names.GetValueOrDefault(c, "a character that is not seen")}"))}: take it out, or type it anew)";
    }

    private static bool IsUnseen(char c) => c != ' ' && char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format;

    private static string Number(char c) => $"U+{(int)c:X4}";
}
