using MathNet.Numerics;
using Gauss = MathNet.Numerics.Distributions.Normal;

namespace RnnSweeps.Core.Search.Bayes;

/// <summary>
/// One direction of the space in which the estimator works. Everything is measured in the mass of the axis' own distribution,
/// so that the prior is uniform over 0 to 1 in each direction, whatever the axis draws.
/// </summary>
public abstract record Dimension
{
    /// <summary>Logarithm of the kernel around <paramref name="centre"/> at <paramref name="x"/>.</summary>
    /// <param name="bandwidth">Above 0.</param>
    public abstract double LogDensity(double x, double centre, double bandwidth);

    /// <summary>Of the uniform prior.</summary>
    public abstract double LogPrior(double x);

    public abstract double Draw(double centre, double bandwidth, SearchRandom random);

    public abstract double DrawPrior(SearchRandom random);

    /// <summary>Mass of the normal distribution between two points.</summary>
    private protected static double Mass(double from, double to, double centre, double bandwidth) =>
        Below((to - centre) / bandwidth) - Below((from - centre) / bandwidth);

    private protected static double Below(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>From a normal distribution that is cut off at 0 and 1.</summary>
    private protected static double DrawInside(double centre, double bandwidth, SearchRandom random)
    {
        var from = Below(-centre / bandwidth);
        var mass = from + random.Uniform() * (Below((1 - centre) / bandwidth) - from);
        return Math.Clamp(Gauss.InvCDF(centre, bandwidth, Math.Clamp(mass, 1e-16, 1 - 1e-16)), 0, 1);
    }
}

/// <summary>A number from 0 to 1, with kernels that are normal distributions cut off at both ends.</summary>
public sealed record Continuous : Dimension
{
    public override double LogDensity(double x, double centre, double bandwidth)
    {
        var z = (x - centre) / bandwidth;
        return -0.5 * z * z - Math.Log(bandwidth * Math.Sqrt(2 * Math.PI)) - Math.Log(Mass(0, 1, centre, bandwidth));
    }

    public override double LogPrior(double x) => 0;

    public override double Draw(double centre, double bandwidth, SearchRandom random) => DrawInside(centre, bandwidth, random);

    public override double DrawPrior(SearchRandom random) => random.Uniform();
}

/// <summary>An index into ordered cells; the kernels are those of <see cref="Continuous"/>, as mass a cell.</summary>
/// <param name="Bounds">Of the cells: 0, …, 1, rising.</param>
public sealed record Lattice(IReadOnlyList<double> Bounds) : Dimension
{
    public override double LogDensity(double x, double centre, double bandwidth)
    {
        var cell = (int)x;
        return Math.Log(Math.Max(Mass(Bounds[cell], Bounds[cell + 1], Middle(centre), bandwidth), 1e-300)) - Math.Log(Mass(0, 1, Middle(centre), bandwidth));
    }

    public override double LogPrior(double x) => Math.Log(Math.Max(Bounds[(int)x + 1] - Bounds[(int)x], 1e-300));

    public override double Draw(double centre, double bandwidth, SearchRandom random) => Cell(DrawInside(Middle(centre), bandwidth, random));

    public override double DrawPrior(SearchRandom random) => Cell(random.Uniform());

    private double Middle(double cell) => (Bounds[(int)cell] + Bounds[(int)cell + 1]) / 2;

    private int Cell(double u)
    {
        var (low, high) = (0, Bounds.Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Bounds[middle] <= u) low = middle;
            else high = middle;
        }
        return low;
    }
}

/// <summary>
/// An index into choices without an order; the kernel keeps the choice, and takes any by the prior with probability
/// <c>bandwidth</c> (Aitchison and Aitken 1976).
/// </summary>
/// <param name="Probabilities">Of the choices, with the sum 1.</param>
public sealed record Choice(IReadOnlyList<double> Probabilities) : Dimension
{
    public override double LogDensity(double x, double centre, double bandwidth)
    {
        var leave = Math.Min(bandwidth, 1);
        return Math.Log(Math.Max(leave * Probabilities[(int)x] + ((int)x == (int)centre ? 1 - leave : 0), 1e-300));
    }

    public override double LogPrior(double x) => Math.Log(Math.Max(Probabilities[(int)x], 1e-300));

    public override double Draw(double centre, double bandwidth, SearchRandom random) => random.Uniform() < bandwidth ? DrawPrior(random) : centre;

    public override double DrawPrior(SearchRandom random)
    {
        var u = random.Uniform();
        for (var i = 0; i < Probabilities.Count - 1; i++)
            if ((u -= Probabilities[i]) < 0) return i;
        return Probabilities.Count - 1;
    }
}
