namespace RnnSweeps.Training.Text;

/// <summary>Where texts lie on this machine.</summary>
/// <param name="Cache">Downloaded and added texts; absolute. It need not exist.</param>
/// <param name="Folders">The user's own folders, each text a file <c>NAME.txt</c>; absolute.</param>
public sealed record TextLocations(string Cache, IReadOnlyList<string> Folders)
{
    /// <summary>Names a folder for the cache.</summary>
    public const string CacheVariable = "RNNSWEEPS_CACHE";

    /// <summary>Lists folders with texts, separated as in PATH.</summary>
    public const string FoldersVariable = "RNNSWEEPS_CORPORA";

    /// <summary>
    /// The cache is <c>RNNSWEEPS_CACHE</c>, else <c>rnnsweeps</c> in <c>XDG_CACHE_HOME</c>, else <c>~/.cache/rnnsweeps</c>;
    /// the folders are those of <c>RNNSWEEPS_CORPORA</c>.
    /// </summary>
    /// <param name="variable">Gives an environment variable's value, or null.</param>
    public static TextLocations From(Func<string, string?> variable)
    {
        var cache = variable(CacheVariable) is { Length: > 0 } own ? own : Path.Combine(UserCache(variable), "rnnsweeps");
        var folders = (variable(FoldersVariable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new TextLocations(Path.Combine(Path.GetFullPath(cache), "texts"), [.. folders.Select(Path.GetFullPath).Distinct()]);
    }

    /// <summary>A relative XDG_CACHE_HOME counts as unset (XDG Base Directory Specification).</summary>
    private static string UserCache(Func<string, string?> variable) =>
        variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
        : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
        : Path.Combine(Path.GetTempPath(), $"cache-{Environment.UserName}");
}
