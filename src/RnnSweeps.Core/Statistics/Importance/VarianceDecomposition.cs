namespace RnnSweeps.Core.Statistics.Importance;

/// <summary>The variance of one tree's predictions over the space, parted by factors.</summary>
internal sealed class VarianceDecomposition
{
    private readonly Design _design;
    private readonly IReadOnlyList<Leaf> _leaves;

    // For each leaf and factor, the weight of the factor's levels that lie in the leaf; and the leaf's volume, their product.
    private readonly double[][] _weights;
    private readonly double[] _volumes;
    private readonly double _mean;
    private readonly Dictionary<int, double> _alone = [];

    public VarianceDecomposition(Design design, RegressionTree tree)
    {
        (_design, _leaves) = (design, tree.Leaves);
        _weights = [.. _leaves.Select(leaf => leaf.Allowed.Select((allowed, f) => allowed.Select((a, level) => a ? design.Weights[f][level] : 0).Sum()).ToArray())];
        _volumes = [.. _weights.Select(w => w.Aggregate(1.0, (product, weight) => product * weight))];
        _mean = _leaves.Zip(_volumes, (leaf, volume) => leaf.Value * volume).Sum();
        Total = _leaves.Zip(_volumes, (leaf, volume) => volume * (leaf.Value - _mean) * (leaf.Value - _mean)).Sum();
    }

    /// <summary>Of the predictions over the whole space.</summary>
    public double Total { get; }

    /// <summary>What one factor does alone, or two together beyond what each does alone.</summary>
    public double Of(IReadOnlyList<int> factors) => factors switch
    {
        [var one] => Alone(one),
        [var one, var other] => Math.Max(0, Together(one, other) - Alone(one) - Alone(other)),
        _ => throw new ArgumentException($"Variance is parted by one factor or two, not by {factors.Count}.", nameof(factors)),
    };

    private double Alone(int factor)
    {
        if (_alone.TryGetValue(factor, out var known)) return known;
        var marginal = new double[_design.Factors[factor].Levels];
        for (var i = 0; i < _leaves.Count; i++)
        {
            if (_volumes[i] == 0) continue;
            var (allowed, part) = (_leaves[i].Allowed[factor], _leaves[i].Value * _volumes[i] / _weights[i][factor]);
            for (var level = 0; level < marginal.Length; level++)
                if (allowed[level]) marginal[level] += part;
        }
        return _alone[factor] = marginal.Select((m, level) => _design.Weights[factor][level] * (m - _mean) * (m - _mean)).Sum();
    }

    private double Together(int one, int other)
    {
        var marginal = new double[_design.Factors[one].Levels, _design.Factors[other].Levels];
        for (var i = 0; i < _leaves.Count; i++)
        {
            if (_volumes[i] == 0) continue;
            var (rows, columns) = (_leaves[i].Allowed[one], _leaves[i].Allowed[other]);
            var part = _leaves[i].Value * _volumes[i] / (_weights[i][one] * _weights[i][other]);
            for (var row = 0; row < rows.Length; row++)
                for (var column = 0; rows[row] && column < columns.Length; column++)
                    if (columns[column]) marginal[row, column] += part;
        }
        var variance = 0.0;
        for (var row = 0; row < marginal.GetLength(0); row++)
            for (var column = 0; column < marginal.GetLength(1); column++)
            {
                var excess = marginal[row, column] - _mean;
                variance += _design.Weights[one][row] * _design.Weights[other][column] * excess * excess;
            }
        return variance;
    }
}
