using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Statistics.Importance;

/// <summary>How much of the variation of the results over the space a parameter, or a pair of them beyond its parts, explains.</summary>
/// <param name="Second">Null for a parameter alone.</param>
/// <param name="Share">0 to 1: the mean over the forest's trees.</param>
/// <param name="Sd">Its standard deviation from tree to tree: how far the share is to be trusted.</param>
public sealed record ImportanceShare(string First, string? Second, double Share, double Sd);

/// <summary>
/// Functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown 2014): a forest learns the results from the
/// parameters; the variance of what it says over the whole space is parted exactly into what each parameter does alone, what each
/// pair does together beyond that, and the rest. Trials need no grid; on a full one, with a single tree of all trials, it is the
/// classical analysis of variance.
/// </summary>
public sealed class FunctionalAnova
{
    public const int Trees = 64;

    private readonly Design _design;
    private readonly IReadOnlyList<RegressionTree> _trees;

    private FunctionalAnova(Design design, IReadOnlyList<RegressionTree> trees) => (_design, _trees) = (design, trees);

    /// <summary>A forest of trees that each learn from trials drawn with replacement; at each node a drawn share of 5/6 of the factors counts.</summary>
    public static FunctionalAnova Of(Design design, int trees = Trees, long seed = 0) =>
        new(design, [.. Enumerable.Range(0, trees).Select(tree =>
        {
            var random = SearchRandom.Of(seed, tree, "importance");
            var trials = Enumerable.Range(0, design.Trials.Count).Select(_ => random.Below(design.Trials.Count)).ToList();
            return new RegressionTree(design, trials, count => Drawn(count, random));
        })]);

    /// <summary>One tree that learns from every trial once.</summary>
    public static FunctionalAnova OfAllTrials(Design design) =>
        new(design, [new RegressionTree(design, [.. Enumerable.Range(0, design.Trials.Count)], count => [.. Enumerable.Range(0, count)])]);

    /// <summary>Each factor with more than one level, then each pair of them; the largest share first. Empty where nothing varies.</summary>
    public IReadOnlyList<ImportanceShare> Shares()
    {
        var varied = Enumerable.Range(0, _design.Factors.Count).Where(i => _design.Factors[i].Levels > 1).ToList();
        var subsets = varied.Select(i => (int[])[i]).Concat(varied.SelectMany(i => varied.Where(j => j > i).Select(j => (int[])[i, j]))).ToList();
        var parted = _trees.Select(t => new VarianceDecomposition(_design, t)).Where(p => p.Total > 0).ToList();
        if (parted.Count == 0) return [];
        return
        [
            .. subsets.Select(subset =>
            {
                var shares = parted.Select(p => p.Of(subset) / p.Total).ToList();
                return new ImportanceShare(
                    _design.Factors[subset[0]].Name, subset.Length > 1 ? _design.Factors[subset[1]].Name : null,
                    Sample.Mean(shares), shares.Count > 1 ? Sample.Sd(shares) : 0);
            }).OrderBy(s => s.Second is not null).ThenByDescending(s => s.Share),
        ];
    }

    private static List<int> Drawn(int count, SearchRandom random)
    {
        var factors = Enumerable.Range(0, count).ToList();
        var kept = Math.Max(1, (int)Math.Ceiling(count * 5 / 6.0));
        while (factors.Count > kept) factors.RemoveAt(random.Below(factors.Count));
        return factors;
    }
}
