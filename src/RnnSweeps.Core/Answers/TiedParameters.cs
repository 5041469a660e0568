namespace RnnSweeps.Core.Answers;

/// <summary>Parameters that never changed without each other (<c>zip</c>): what one of them does alone, the runs can't tell.</summary>
public static class TiedParameters
{
    /// <summary>Those whose every value goes with one value of this parameter, and the other way round; itself left out.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<Measurement> runs, string parameter) => runs.Count == 0 ? [] :
        [.. runs.First().Configuration.Keys.Where(name => name != parameter && IsOne(runs, parameter, name))];

    private static bool IsOne(IReadOnlyCollection<Measurement> runs, string a, string b)
    {
        var pairs = runs.Select(r => (First: r.Configuration[a], Second: r.Configuration[b])).Distinct().ToList();
        return pairs.Count > 1 && pairs.DistinctBy(p => p.First).Count() == pairs.Count && pairs.DistinctBy(p => p.Second).Count() == pairs.Count;
    }
}
