using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Containers;

/// <summary>What of the repository a build of an image sees: the rules of .dockerignore, of which the last that fits decides.</summary>
internal static class BuildContext
{
    private static readonly IReadOnlyList<string> Rules = [.. Repository.Text(".dockerignore").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];

    public static bool Sees(string path)
    {
        var seen = true;
        foreach (var rule in Rules)
            if (Fits(rule.TrimStart('!').TrimEnd('/'), path)) seen = rule[0] == '!';
        return seen;
    }

    /// <summary>A rule fits a path, or a folder that the path lies in.</summary>
    private static bool Fits(string rule, string path)
    {
        var pattern = Regex.Escape(rule).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Regex.IsMatch(path, $"^{pattern}(/.*)?$");
    }
}
