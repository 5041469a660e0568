using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Answers;

/// <summary>What is to be compared, before any test.</summary>
/// <param name="Planned">Sides that there should be.</param>
/// <param name="Ordered">By mean, the best first.</param>
internal sealed record CandidateSet(Question Question, string What, int Planned, IReadOnlyList<Candidate> Ordered)
{
    public static CandidateSet OfConfigurations(IReadOnlyCollection<Measurement> runs, Question question)
    {
        // Those that differ in parameters without effect alone have one label, were trained once, and are one side.
        var configurations = runs.GroupBy(r => (r.Label, ParameterEffects.Effective(r.Configuration), r.Texts)).ToList();
        var sides = configurations.Where(c => c.Any(r => r.Value is not null)).OrderBy(c => c.Min(r => r.Index))
            .Select(c => new Candidate(null, NameOf(c.Key.Label), BySeed(c), c.Select(r => r.Seed).Distinct().Count(), BySeed(c).Count, [Mean(BySeed(c))], question.MetricBasis(c.First())));
        return new CandidateSet(question, Comparison.Configuration, configurations.Count, Ordering(sides, question));
    }

    /// <summary>
    /// A value stands with those of the parameters that never changed without it. Null where there is nothing to compare: one value, no setting in which it acts and that all values have, or figures that are not of the same thing.
    /// </summary>
    public static CandidateSet? OfParameter(IReadOnlyCollection<Measurement> runs, string parameter, Question question)
    {
        var partners = TiedParameters.Of(runs, parameter);
        // Where it cannot act, its values are one, and a mean over such settings would only make the difference smaller.
        runs = [.. runs.Where(r => ParameterEffects.Acts(parameter, r.Configuration))];
        var planned = runs.Select(r => r.Configuration[parameter]).Distinct().Count();
        var values = runs.Where(r => r.Value is not null).GroupBy(r => r.Configuration[parameter]).ToList();
        if (values.Count < 2) return null;
        HashSet<string> without = [parameter, .. partners];
        var settings = values.Select(v => v.GroupBy(r => SettingWithout(r, without)).ToDictionary(g => g.Key, g => g.ToList())).ToList();
        // A mean over settings that another side lacks would compare the settings, not the sides.
        var common = settings[0].Keys.Where(key => settings.All(s => s.ContainsKey(key) && question.MetricBasis(s[key][0]) == question.MetricBasis(settings[0][key][0]))).ToList();
        if (common.Count == 0) return null;
        var (kept, seeds) = Balanced(common.ToDictionary(key => key, key => settings.Select(s => s[key].Select(r => r.Seed).ToHashSet()).ToList()));
        if (seeds.Count == 0) return null;
        var attempted = runs.ToLookup(r => (r.Configuration[parameter], SettingWithout(r, without)));
        var sides = values.Zip(settings, (v, s) =>
        {
            var bySeed = kept.Select(key => BySeed(s[key])).ToList();
            return new Candidate(
                null, string.Join(' ', partners.Select(p => $"{p}={v.First().Configuration[p]}").Prepend(v.Key.ToString())), seeds.ToDictionary(seed => seed, seed => Statistics.Sample.Mean([.. bySeed.Select(b => b[seed])])), kept.Sum(key => attempted[(v.Key, key)].Count()), kept.Sum(key => s[key].Count),
                [.. bySeed.Select(b => Statistics.Sample.Mean([.. seeds.Select(seed => b[seed])]))], "");
        });
        return new CandidateSet(question, parameter, planned, Ordering(sides, question));
    }

    /// <summary>
    /// Settings and seeds such that every side has every seed in every setting: either all settings with the seeds that are nowhere missing, or
    /// all seeds with the settings that miss none, whichever keeps more seeds, then more runs.
    /// </summary>
    private static (IReadOnlyList<string> Settings, IReadOnlyList<long> Seeds) Balanced(IReadOnlyDictionary<string, List<HashSet<long>>> seeds)
    {
        var all = seeds.Values.SelectMany(sides => sides.SelectMany(s => s)).Distinct().Order().ToList();
        var everywhere = all.Where(seed => seeds.Values.All(sides => sides.All(s => s.Contains(seed)))).ToList();
        var whole = seeds.Where(s => s.Value.All(side => side.Count == all.Count)).Select(s => s.Key).ToList();
        return whole.Count > 0 && (everywhere.Count < 2 || whole.Count * all.Count >= seeds.Count * everywhere.Count) ? (whole, all) : ([.. seeds.Keys], everywhere);
    }

    private static List<Candidate> Ordering(IEnumerable<Candidate> sides, Question question)
    {
        var sign = question.Minimize ? 1 : -1;
        return [.. sides.OrderBy(c => sign * c.Figure.Mean)];
    }

    /// <summary>A seed that was trained twice, in a sweep whose grids overlap, counts once.</summary>
    private static Dictionary<long, double> BySeed(IEnumerable<Measurement> runs) =>
        runs.Where(r => r.Value is not null).GroupBy(r => r.Seed).ToDictionary(g => g.Key, g => g.First().Value!.Value);

    private static double Mean(Dictionary<long, double> values) => Statistics.Sample.Mean(values.Values);

    private static string NameOf(string label) => label.Length == 0 ? "the only configuration" : label;

    private static string SettingWithout(Measurement run, HashSet<string> without) => string.Join(' ', run.Configuration.Where(p => !without.Contains(p.Key)).Select(p => $"{p.Key}={p.Value}"));
}
