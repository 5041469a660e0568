using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>Some set, each compared with each, best mean first.</summary>
public sealed class Comparison
{
    /// <summary>What the set are where whole configurations are compared.</summary>
    public const string Configuration = "configuration";

    /// <summary>Beyond that many set only the best are tested, still corrected for all pairs that there are.</summary>
    internal const int MostTested = 1000;

    private readonly Dictionary<(int, int), RankedPair> _pairs;

    private Comparison(CandidateSet set, IReadOnlyList<Candidate> candidates, IReadOnlyList<RankedPair> pairs, int tests, int families)
    {
        (Question, What, Planned, Candidates, Pairs, Tests) = (set.Question, set.What, set.Planned, candidates, pairs, tests);
        Families = families;
        _pairs = pairs.ToDictionary(p => (p.First, p.Second));
        var first = candidates.TakeWhile(c => c.Rank is > 1).Count();
        Leader = first < candidates.Count ? first : 0;
    }

    public Question Question { get; }

    /// <summary>What the set are: <see cref="Configuration"/>, or a parameter's name.</summary>
    public string What { get; }

    /// <summary>Sides that there should be, those without a finished run included.</summary>
    public int Planned { get; }

    /// <summary>In the order of their means.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>Those that were tested, by indices of <see cref="Candidates"/>.</summary>
    public IReadOnlyList<RankedPair> Pairs { get; }

    /// <summary>Tests over which p is corrected: of this contest and of those that are told with it.</summary>
    public int Tests { get; }

    /// <summary>Questions that are answered together, this one included: each has an equal part of the level, so its p is multiplied by as many.</summary>
    public int Families { get; }

    /// <summary>The share of 0.05 that these tests have together: what is told beside them has the rest.</summary>
    public double Level => Ranking.Level / Families;

    /// <summary>The best mean among those that no settled comparison puts behind another.</summary>
    public int Leader { get; }

    /// <summary>False where the set' figures are of different texts, alphabets or parts: then none is better than another by them.</summary>
    public bool IsComparable => AreComparable(Candidates);

    /// <summary>Every configuration against every other, paired by seed.</summary>
    /// <param name="runs">Those without a value count as planned.</param>
    /// <param name="question">What is asked about.</param>
    /// <param name="families">Contests of different kinds that are told together and share the level.</param>
    public static Comparison OfConfigurations(IReadOnlyCollection<Measurement> runs, Question question, int families = 1) => Between([CandidateSet.OfConfigurations(runs, question)], families)[0];

    /// <summary>
    /// Every value of a parameter against every other, over all settings of the other parameters that each was tried in and where the parameter acts; null where the runs
    /// don't differ in it, where there is no such setting, or where the values decide what the figure is a figure of.
    /// </summary>
    public static Comparison? OfParameter(IReadOnlyCollection<Measurement> runs, string parameter, Question question) => OfParameters(runs, [parameter], question) is [var only] ? only : null;

    /// <summary>The same for several parameters, p corrected over all of them together; those that can't be compared are left out.</summary>
    public static IReadOnlyList<Comparison> OfParameters(IReadOnlyCollection<Measurement> runs, IReadOnlyList<string> parameters, Question question, int families = 1) =>
        Between([.. parameters.Select(p => CandidateSet.OfParameter(runs, p, question)).OfType<CandidateSet>()], families);

    /// <summary>Null for two that were not tested: fewer than two seeds in common, or every seed alike.</summary>
    public RankedPair? PairOf(int one, int other) => _pairs.TryGetValue((Math.Min(one, other), Math.Max(one, other)), out var pair) ? pair : null;

    /// <summary>Everything about two set; null where they have no seed in common.</summary>
    public PairedComparison? Compare(int first, int second) => PairedComparison.Of(Candidates[first].Values, Candidates[second].Values);

    /// <summary>True if a settled comparison puts the one ahead of the other.</summary>
    public bool IsAhead(int one, int other) => PairOf(one, other) is { } pair && pair.IsSettled() && (pair.MeanDifference < 0 == Question.Minimize) == (pair.First == one);

    /// <summary>True for the leader and for what no settled comparison puts behind it; for none where nothing is tested.</summary>
    public bool MayLead(int side) => IsComparable && Pairs.Count > 0 && (side == Leader || Candidates[side].Rank is not null && !IsAhead(Leader, side));

    private static List<Comparison> Between(IReadOnlyList<CandidateSet> all, int families)
    {
        var tested = all.Select(set => Tested(set.Ordered)).ToList();
        // Where only the best were tested, the correction is for as many as there would have been.
        var tests = all.Zip(tested, (set, pairs) => set.Ordered.Count > MostTested ? set.Ordered.Count * (set.Ordered.Count - 1) / 2 : pairs.Count).Sum();
        var corrected = Ranking.Correct([.. tested.SelectMany(t => t)], tests, families);
        var (contests, from) = (new List<Comparison>(), 0);
        foreach (var (set, count) in all.Zip(tested.Select(t => t.Count)))
        {
            IReadOnlyList<RankedPair> pairs = [.. corrected.Skip(from).Take(count)];
            from += count;
            var ranks = Ranking.Ranks(set.Ordered.Count, pairs, set.Question.Minimize);
            contests.Add(new Comparison(set, [.. set.Ordered.Select((c, i) => c with { Rank = AreComparable(set.Ordered) ? ranks[i] : null })], pairs, tests, families));
        }
        return contests;
    }

    private static bool AreComparable(IReadOnlyList<Candidate> set) => set.All(c => c.MetricBasis == set[0].MetricBasis);

    private static List<RankedPair> Tested(IReadOnlyList<Candidate> ordered) =>
        Ranking.Test([.. ordered.Take(MostTested).Select(c => c.Values)], (first, second) => ordered[first].MetricBasis == ordered[second].MetricBasis);
}
