namespace RnnSweeps.Training.Text;

/// <summary>
/// What a text may be called: lower-case letters, digits, '-', '_' and '.', the first a letter or a digit, 64 at most.
/// A name becomes a file name, so it cannot lead out of a folder.
/// </summary>
public static class TextName
{
    public const int MaxLength = 64;

    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= MaxLength
        && IsLetterOrDigit(name[0])
        && name.All(c => IsLetterOrDigit(c) || c is '-' or '_' or '.')
        && !name.Contains("..", StringComparison.Ordinal);

    /// <exception cref="TextException">It is not allowed.</exception>
    public static string Check(string name) => IsAllowed(name)
        ? name
        : throw new TextException($"A text cannot be called '{name}': a name is made of lower-case letters, digits, '-', '_' and '.', begins with a letter or a digit, and has {MaxLength} characters at most.");

    /// <summary>A name made of a file's: <c>My Book.txt</c> becomes <c>my-book</c>.</summary>
    /// <exception cref="TextException">Nothing usable is left of it.</exception>
    public static string OfFile(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        var name = string.Concat(stem.Select(c => IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-', '_');
        return Check(name.Length > MaxLength ? name[..MaxLength] : name);
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
