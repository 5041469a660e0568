using RnnSweeps.Core.Search.Bayes;

namespace RnnSweeps.Benchmarks.Search;

/// <summary>A function whose lowest value is known, for the comparison of searches.</summary>
/// <param name="Dimensions">Continuous ones from 0 to 1, which the function scales.</param>
/// <param name="Counts">Without what does not count at a point: NaN there.</param>
/// <param name="Value">Without noise.</param>
/// <param name="Noise">Standard deviation of what the search sees.</param>
internal sealed record TestFunction(
    string Name, IReadOnlyList<Dimension> Dimensions, Func<double[], double[]> Counts, Func<double[], double> Value, double Lowest, double Noise = 0)
{
    public static IReadOnlyList<TestFunction> All { get; } =
    [
        new("branin", Numbers(2), p => p, p => Branin(p[0], p[1]), 0.39788735772973816),
        new("hartmann6", Numbers(6), p => p, Hartmann6, -3.322368011391339),
        new("mixed", [.. Numbers(2), Among(4), Among(3), Cells(16)], p => p, Mixed, 0),
        new("conditional", [Among(3), .. Numbers(6)], Branches, Conditional, 0),
        new("noisy", Numbers(4), p => p, p => p.Select((x, i) => Square(4 * (x - 0.2 - 0.15 * i))).Sum(), 0, Noise: 0.5),
    ];

    private static Continuous[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => new Continuous())];

    private static Choice Among(int count) => new([.. Enumerable.Repeat(1.0 / count, count)]);

    private static Lattice Cells(int count) => new([.. Enumerable.Range(0, count + 1).Select(i => (double)i / count)]);

    /// <summary>Branin (1972), over [-5, 10] × [0, 15].</summary>
    private static double Branin(double u, double v)
    {
        var (x, y) = (15 * u - 5, 15 * v);
        return Square(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    }

    /// <summary>Hartmann (1973), six dimensions.</summary>
    private static double Hartmann6(double[] x)
    {
        double[] alpha = [1, 1.2, 3, 3.2];
        double[][] a = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];
        double[][] p =
        [
            [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
            [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
        ];
        return -Enumerable.Range(0, 4).Sum(i => alpha[i] * Math.Exp(-Enumerable.Range(0, 6).Sum(j => a[i][j] * Square(x[j] - p[i][j]))));
    }

    /// <summary>Like a training: a rate with its best value for each optimiser, a cell, and a number of layers.</summary>
    private static double Mixed(double[] p)
    {
        double[] bestRate = [0.8, 0.35, 0.5, 0.65], optimiser = [0, 0.1, 0.3, 0.6], cell = [0.4, 0, 0.15];
        return optimiser[(int)p[2]] + cell[(int)p[3]] + 6 * Square(p[0] - bestRate[(int)p[2]]) + 2 * Square(p[1] - 0.3) + 0.02 * Math.Abs((int)p[4] - 5);
    }

    /// <summary>Each of three branches has two numbers of its own.</summary>
    private static double[] Branches(double[] p) => [p[0], .. Enumerable.Range(1, 6).Select(k => (k - 1) / 2 == (int)p[0] ? p[k] : double.NaN)];

    private static double Conditional(double[] p)
    {
        var branch = (int)p[0];
        var (x, y) = (p[1 + 2 * branch], p[2 + 2 * branch]);
        return branch switch
        {
            0 => 0.5 + Square(x - 0.5) + Square(y - 0.5),
            1 => 10 * Square(x - 0.25) + 10 * Square(y - 0.7),
            _ => 0.2 + 4 * Math.Abs(x - 0.9) + 4 * Math.Abs(y - 0.1),
        };
    }

    private static double Square(double x) => x * x;
}
