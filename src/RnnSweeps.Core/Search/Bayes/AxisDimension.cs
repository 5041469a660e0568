using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search.Distributions;

namespace RnnSweeps.Core.Search.Bayes;

/// <summary>Leads from the values of what varies together to the estimator's number for it, and back.</summary>
internal sealed class AxisDimension
{
    /// <summary>A finer lattice is as good as continuous.</summary>
    private const int FinestLattice = 500;

    private readonly AxisGroup _group;
    private readonly IReadOnlyList<ParameterValue>? _cells;

    public AxisDimension(AxisGroup group)
    {
        _group = group;
        var distribution = group.Axes[0].Distribution;
        if (group.Axes.Count > 1) Dimension = new Choice([.. Enumerable.Repeat(1.0 / group.Count, group.Count)]);
        else if (distribution is Categorical choices)
            Dimension = new Choice(choices.Probabilities ?? [.. Enumerable.Repeat(1.0 / choices.Choices.Count, choices.Choices.Count)]);
        else if (distribution.Values is { Count: <= FinestLattice } cells)
        {
            _cells = cells;
            Dimension = new Lattice([0, .. cells.Skip(1).Select(c => FirstAt(c.AsDouble)), 1]);
        }
        else Dimension = new Continuous();
    }

    public AxisGroup Group => _group;

    public Dimension Dimension { get; }

    /// <summary>The estimator's number of a configuration's value; the nearest one for a value that is not the axis' own.</summary>
    public double Of(Configuration configuration)
    {
        var value = configuration[_group.Axes[0].Name];
        if (_cells is not null) return Nearest(_cells.Select(c => Math.Abs(c.AsDouble - value.AsDouble)));
        if (Dimension is Choice) return Math.Max(0, Enumerable.Range(0, _group.Count).FirstOrDefault(i => _group.Take(i).All(p => Same(configuration[p.Name], p)), -1));
        return (FirstAt(value.AsDouble) + FirstAt(Math.BitIncrement(value.AsDouble))) / 2;
    }

    /// <summary>The values that such a number stands for.</summary>
    public IEnumerable<(string Name, ParameterValue Value)> Values(double number) => Dimension switch
    {
        Choice => _group.Take((int)number),
        Lattice => [(_group.Axes[0].Name, _cells![(int)number])],
        _ => _group.At(number),
    };

    private static bool Same(ParameterValue had, (string Name, ParameterValue Value) given) => ParameterCatalogue.Find(given.Name)!.Accept(given.Value) == had;

    private static double Nearest(IEnumerable<double> distances) => distances.Select((d, i) => (d, i)).Min().i;

    /// <summary>The lowest quantile whose value is as large, by halving.</summary>
    private double FirstAt(double value)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (_group.Axes[0].Distribution.At(middle).AsDouble < value) low = middle;
            else high = middle;
        }
        return high;
    }
}
