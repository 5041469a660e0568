namespace RnnSweeps.Training.Text;

/// <summary>A folder whose files <c>NAME.txt</c> are texts.</summary>
internal static class TextFolder
{
    /// <summary>Names of its texts, sorted; none where the folder is missing or unreadable.</summary>
    public static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.txt").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(TextName.IsAllowed).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
