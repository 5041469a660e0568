using System.Text;

namespace RnnSweeps.Results.Store;

/// <summary>
/// Texts that come from outside (a model's samples, a process's last words) as every database can hold them: PostgreSQL knows
/// no zero character, and no database half of a surrogate pair.
/// </summary>
internal static class StorableText
{
    /// <summary>The same text with U+FFFD in place of what cannot be stored.</summary>
    public static string Text(string text) => Fits(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    public static string? TextOrNull(string? text) => text is null ? null : Text(text);

    private static bool Fits(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0', StringComparison.Ordinal);
}
