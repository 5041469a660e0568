namespace RnnSweeps.Core.Search.Bayes;

/// <summary>
/// The density of a set of points: a kernel around each, over all dimensions together (Falkner et al. 2018), and the prior.
/// Where a dimension does not count in a point (<see cref="double.NaN"/>), its kernel there is the prior.
/// </summary>
internal sealed class ParzenMixture
{
    private readonly IReadOnlyList<Dimension> _dimensions;
    private readonly IReadOnlyList<double[]> _points;
    private readonly double[] _logWeights, _bandwidths;
    private readonly double[] _cumulative;

    /// <param name="weights">Of the points, then of the prior.</param>
    /// <param name="bandwidths">Of each dimension.</param>
    public ParzenMixture(IReadOnlyList<Dimension> dimensions, IReadOnlyList<double[]> points, IReadOnlyList<double> weights, double[] bandwidths)
    {
        (_dimensions, _points, _bandwidths) = (dimensions, points, bandwidths);
        var sum = weights.Sum();
        _logWeights = [.. weights.Select(w => Math.Log(w / sum))];
        _cumulative = new double[weights.Count];
        var below = 0.0;
        for (var i = 0; i < weights.Count; i++) _cumulative[i] = below += weights[i] / sum;
    }

    /// <summary>Every dimension gets a value, whether it will count or not.</summary>
    public double[] Draw(SearchRandom random)
    {
        var u = random.Uniform();
        var i = Array.FindIndex(_cumulative, c => u < c);
        var centre = i >= 0 && i < _points.Count ? _points[i] : null;
        return [.. _dimensions.Select((d, k) => centre is null || double.IsNaN(centre[k]) ? d.DrawPrior(random) : d.Draw(centre[k], _bandwidths[k], random))];
    }

    /// <param name="x">NaN where a dimension does not count.</param>
    public double LogDensity(double[] x)
    {
        var logs = new double[_points.Count + 1];
        for (var i = 0; i <= _points.Count; i++)
        {
            var sum = _logWeights[i];
            for (var k = 0; k < _dimensions.Count; k++)
            {
                if (double.IsNaN(x[k])) continue;
                sum += i == _points.Count || double.IsNaN(_points[i][k])
                    ? _dimensions[k].LogPrior(x[k])
                    : _dimensions[k].LogDensity(x[k], _points[i][k], _bandwidths[k]);
            }
            logs[i] = sum;
        }
        var highest = logs.Max();
        return highest + Math.Log(logs.Sum(l => Math.Exp(l - highest)));
    }
}
