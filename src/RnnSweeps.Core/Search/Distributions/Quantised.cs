using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Distributions;

/// <summary>
/// A number on the lattice of the multiples of q: round(x / q) · q, half to even. Where that would leave the ends of the
/// distribution, the nearest multiple between them is taken.
/// </summary>
/// <param name="Of">Where x comes from.</param>
/// <param name="Q">Above 0; a multiple of it lies between the ends.</param>
/// <param name="IsInteger">True if q was written as a whole number: then so are the values.</param>
public sealed record Quantised(Real Of, double Q, bool IsInteger) : Distribution
{
    private const double MostValues = 100_000;

    public override string Name => Of.Name.StartsWith("inv_", StringComparison.Ordinal) ? Of.Name : "q_" + Of.Name;

    /// <summary>Index of the lowest multiple between the ends.</summary>
    public double First => Math.Ceiling(Inward(Of.Lowest / Q, up: true));

    /// <summary>Index of the highest multiple between the ends.</summary>
    public double Last => Math.Floor(Inward(Of.Highest / Q, up: false));

    public override IReadOnlyList<ParameterValue>? Values => !(Last - First < MostValues)
        ? null
        : [.. Enumerable.Range(0, (int)(Last - First) + 1).Select(i => Multiple(First + i))];

    /// <summary>The multiples that Weights &amp; Biases would draw beyond the ends, because it rounds the ends too.</summary>
    public IReadOnlyList<ParameterValue> Beyond =>
        [.. new[] { (Math.Round(Of.Lowest / Q, MidpointRounding.ToEven), First), (Math.Round(Of.Highest / Q, MidpointRounding.ToEven), Last) }
            .Where((p, i) => double.IsFinite(p.Item1) && (i == 0 ? p.Item1 < p.Item2 : p.Item1 > p.Item2)).Select(p => Multiple(p.Item1))];

    /// <summary>What the grid of Weights &amp; Biases makes of a uniform distribution: from its lower end in steps of q, without the upper end; null where there are too many.</summary>
    public IReadOnlyList<double>? GridThere => !((Of.Highest - Of.Lowest) / Q < MostValues)
        ? null
        : [.. Enumerable.Range(0, (int)Math.Ceiling((Of.Highest - Of.Lowest) / Q)).Select(i => Real.Rounded(Of.Lowest + i * Q, 12))];

    public override ParameterValue At(double u) => Multiple(Math.Clamp(Math.Round(Of.Quantile(u) / Q, MidpointRounding.ToEven), First, Last));

    private ParameterValue Multiple(double k) => IsInteger ? ParameterValue.Of((long)Math.Clamp(k * Q, -9e18, 9e18)) : ParameterValue.Of(Real.Rounded(k * Q, 12));

    /// <summary>0.3 / 0.1 is 2.9999999999999996, and 0.3 is a multiple of 0.1 all the same.</summary>
    private static double Inward(double x, bool up) =>
        double.IsFinite(x) && Math.Abs(x - Math.Round(x)) < 1e-9 * Math.Max(1, Math.Abs(x)) ? Math.Round(x) : up ? Math.Ceiling(x) : Math.Floor(x);
}
