namespace RnnSweeps.Core.Sweeps;

/// <summary>Finds what somebody meant by a name that does not exist (Damerau-Levenshtein, adjacent swaps count once).</summary>
public static class NearestName
{
    private const int LongestName = 40;

    /// <summary>The closest of the known names, or null if none is close enough to be meant.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName) return null;
        var (best, distance) = known
            .Select(k => (k, Distance(name.ToLowerInvariant(), k)))
            .OrderBy(p => p.Item2).ThenBy(p => p.k, StringComparer.Ordinal)
            .FirstOrDefault((null!, int.MaxValue));
        return distance <= Math.Clamp(name.Length / 3, 1, 4) ? best : null;
    }

    /// <summary>"; did you mean 'hidden'?", or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Of(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    internal static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
