using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>One side of a comparison: a configuration, or a value of a parameter over several settings of the others.</summary>
/// <param name="Rank">From 1; shared by those that no settled comparison tells apart.</param>
/// <param name="Name">Its label, or the parameter's value.</param>
/// <param name="Settings">For each setting the values by seed.</param>
public sealed record Contestant(int Rank, string Name, IReadOnlyList<IReadOnlyDictionary<long, double>> Settings)
{
    /// <summary>Over seeds, and over settings where there are several.</summary>
    public StratifiedMean Figure { get; } = new([.. Settings.Select(s => (IReadOnlyList<double>)[.. s.OrderBy(p => p.Key).Select(p => p.Value)])]);

    public int Values => Settings.Sum(s => s.Count);
}

/// <summary>Some sides, each compared with each, best mean first.</summary>
public sealed class Contest
{
    /// <summary>What the sides are where whole configurations are compared.</summary>
    public const string Configuration = "configuration";

    private Contest(Question question, string what, IReadOnlyList<Contestant> contestants, IReadOnlyList<RankedPair> pairs) =>
        (Question, What, Contestants, Pairs) = (question, what, contestants, pairs);

    public Question Question { get; }

    /// <summary>What the sides are: <see cref="Configuration"/>, or a parameter's name.</summary>
    public string What { get; }

    /// <summary>In the order of their means.</summary>
    public IReadOnlyList<Contestant> Contestants { get; }

    /// <summary>By indices of <see cref="Contestants"/>; the one with the better mean is the first.</summary>
    public IReadOnlyList<RankedPair> Pairs { get; }

    /// <summary>Comparisons that were tested, over which p is corrected.</summary>
    public int Tests => Pairs.Count(p => p.Adjusted is not null);

    /// <summary>Every configuration against every other, paired by seed.</summary>
    public static Contest OfConfigurations(IReadOnlyCollection<Measurement> runs, Question question) =>
        Between(question, Configuration, [.. runs.GroupBy(r => (r.Index, r.Label, r.Texts)).OrderBy(g => g.Key.Index)
            .Select(g => (g.Key.Label.Length == 0 ? "the only configuration" : g.Key.Label, (IReadOnlyList<IReadOnlyDictionary<long, double>>)[BySeed(g)]))]);

    /// <summary>
    /// Every value of a parameter against every other, paired by seed within each setting of all other parameters that both were
    /// tried in. Texts and their cleaning may differ only by the parameter itself.
    /// </summary>
    /// <exception cref="ArgumentException">The runs do not differ in this parameter.</exception>
    public static Contest OfParameter(IReadOnlyCollection<Measurement> runs, string parameter, Question question)
    {
        var values = runs.GroupBy(r => r.Configuration[parameter]).ToList();
        if (values.Count < 2) throw new ArgumentException($"All runs have the same {parameter}.", nameof(parameter));
        var settings = values.Select(v => v.GroupBy(r => SettingWithout(r, parameter)).ToDictionary(g => g.Key, BySeed)).ToList();
        // A mean over settings that another side lacks would compare the settings, not the sides.
        var common = settings[0].Keys.Where(key => settings.All(s => s.ContainsKey(key))).ToList();
        if (common.Count == 0) throw new ArgumentException($"No setting of the other parameters was tried with every {parameter}.", nameof(parameter));
        return Between(question, parameter, [.. values.Zip(settings, (v, s) => (v.Key.ToString(), (IReadOnlyList<IReadOnlyDictionary<long, double>>)[.. common.Select(key => s[key])]))]);
    }

    private static Contest Between(Question question, string what, IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyDictionary<long, double>> Settings)> sides)
    {
        var sign = question.Minimize ? 1 : -1;
        var ordered = sides.Select(s => new Contestant(0, s.Name, s.Settings)).OrderBy(c => sign * c.Figure.Mean).ToList();
        var compared = (
            from first in Enumerable.Range(0, ordered.Count)
            from second in Enumerable.Range(first + 1, ordered.Count - first - 1)
            let differences = Differences(ordered[first], ordered[second])
            where differences.Count > 0
            select (first, second, PairedComparison.OfDifferences(differences))).ToList();
        var pairs = Ranking.Adjust(compared);
        var ranks = Ranking.Ranks(ordered.Count, pairs, question.Minimize);
        return new Contest(question, what, [.. ordered.Select((c, i) => c with { Rank = ranks[i] })], pairs);
    }

    /// <summary>Of the seeds that both have, in each setting that has such seeds.</summary>
    private static List<IReadOnlyList<double>> Differences(Contestant first, Contestant second) =>
        [.. first.Settings.Zip(second.Settings, (a, b) => (IReadOnlyList<double>)[.. a.Keys.Where(b.ContainsKey).Order().Select(seed => a[seed] - b[seed])]).Where(d => d.Count > 0)];

    private static Dictionary<long, double> BySeed(IEnumerable<Measurement> runs) => runs.ToDictionary(r => r.Seed, r => r.Value);

    private static string SettingWithout(Measurement run, string parameter) =>
        string.Join(' ', run.Configuration.Where(p => p.Key != parameter).Select(p => $"{p.Key}={p.Value}")) + (parameter is "corpus" or "cleaning" ? "" : run.Texts);
}
