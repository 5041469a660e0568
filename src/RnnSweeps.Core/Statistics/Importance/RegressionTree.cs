namespace RnnSweeps.Core.Statistics.Importance;

/// <summary>A part of the space in which a tree says the same.</summary>
/// <param name="Allowed">For each factor, which of its levels lie in this part.</param>
internal sealed record Leaf(IReadOnlyList<bool[]> Allowed, double Value);

/// <summary>
/// A regression tree (Breiman et al. 1984), grown until the trials of a leaf are alike or can't be parted: at each node the
/// factor and the parting of its levels that leave the smallest sum of squares. Its leaves are boxes that cover the space.
/// </summary>
internal sealed class RegressionTree
{
    private readonly Design _design;
    private readonly Func<int, IReadOnlyList<int>> _candidates;
    private readonly List<Leaf> _leaves = [];

    /// <param name="trials">Indices of the trials that it learns from; some may occur more than once.</param>
    /// <param name="candidates">Which of the factors, given their number, a node may part.</param>
    public RegressionTree(Design design, IReadOnlyList<int> trials, Func<int, IReadOnlyList<int>> candidates)
    {
        (_design, _candidates) = (design, candidates);
        Grow(trials, [.. design.Factors.Select(f => Enumerable.Repeat(true, f.Levels).ToArray())]);
    }

    public IReadOnlyList<Leaf> Leaves => _leaves;

    private void Grow(IReadOnlyList<int> trials, bool[][] allowed)
    {
        var cut = trials.Count < 2 ? null : BestCut(trials, allowed);
        if (cut is not var (factor, left))
        {
            _leaves.Add(new Leaf(allowed, trials.Average(t => _design.Trials[t].Result)));
            return;
        }
        foreach (var side in (bool[])[true, false])
        {
            var narrowed = (bool[][])[.. allowed];
            narrowed[factor] = [.. allowed[factor].Select((a, level) => a && left[level] == side)];
            Grow([.. trials.Where(t => left[_design.Trials[t].Levels[factor]] == side)], narrowed);
        }
    }

    private (int Factor, bool[] Left)? BestCut(IReadOnlyList<int> trials, bool[][] allowed)
    {
        (int Factor, bool[] Left)? best = null;
        var mean = trials.Average(t => _design.Trials[t].Result);
        if (trials.All(t => Math.Abs(_design.Trials[t].Result - mean) <= 1e-12 * Math.Abs(mean))) return null;
        // A cut that gains nothing is made all the same: what two factors do only together shows after it.
        var most = -1.0;
        foreach (var factor in _candidates(_design.Factors.Count))
        {
            var levels = LevelSums(trials, factor, mean);
            // Names in the order of their means: the best parting of them is a threshold in this order (Fisher 1958).
            var seen = levels.Keys.OrderBy(l => _design.Factors[factor].Ordered ? l : levels[l].Sum / levels[l].Count).ThenBy(l => l).ToList();
            var (sum, count) = (0.0, 0);
            foreach (var (level, index) in seen.SkipLast(1).Select((l, i) => (l, i)))
            {
                (sum, count) = (sum + levels[level].Sum, count + levels[level].Count);
                // With results less their mean, what a cut takes away from the sum of squares is this.
                var gain = sum * sum / count + sum * sum / (trials.Count - count);
                if (gain <= most) continue;
                most = gain;
                best = (factor, Side(factor, allowed[factor], seen, index));
            }
        }
        return best;
    }

    /// <summary>Which levels go left, those that no trial of the node has included: numbers by the middle of the gap, names to the right.</summary>
    private bool[] Side(int factor, bool[] allowed, List<int> seen, int last)
    {
        var left = new bool[allowed.Length];
        if (_design.Factors[factor].Ordered)
        {
            var threshold = (seen[last] + seen[last + 1]) / 2;
            for (var level = 0; level <= threshold; level++) left[level] = true;
        }
        else
        {
            for (var i = 0; i <= last; i++) left[seen[i]] = true;
        }
        return left;
    }

    private Dictionary<int, (double Sum, int Count)> LevelSums(IReadOnlyList<int> trials, int factor, double mean)
    {
        var sums = new Dictionary<int, (double Sum, int Count)>();
        foreach (var trial in trials)
        {
            var (levels, result) = _design.Trials[trial];
            var (sum, count) = sums.GetValueOrDefault(levels[factor]);
            sums[levels[factor]] = (sum + result - mean, count + 1);
        }
        return sums;
    }
}
