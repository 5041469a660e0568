using System.Globalization;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Distributions;

/// <summary>
/// A number of an interval, possibly without ends. Draws are rounded to 7 significant digits: they stay legible, and machines
/// whose exponential functions differ in the last bit draw the same.
/// </summary>
public abstract record Real : Distribution
{
    /// <summary>No draw is below.</summary>
    public virtual double Lowest => double.NegativeInfinity;

    /// <summary>No draw is above.</summary>
    public virtual double Highest => double.PositiveInfinity;

    public override IReadOnlyList<ParameterValue>? Values => null;

    public override ParameterValue At(double u) => ParameterValue.Of(Math.Clamp(Rounded(Quantile(u), 7), Lowest, Highest));

    /// <summary>The quantile before rounding.</summary>
    public abstract double Quantile(double u);

    internal static double Rounded(double x, int digits) =>
        double.IsFinite(x) ? double.Parse(x.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : x;
}

/// <summary>Every number between as likely as the others.</summary>
public sealed record Uniform(double Min, double Max) : Real
{
    public override string Name => "uniform";

    public override double Lowest => Min;

    public override double Highest => Max;

    public override double Quantile(double u) => Min + u * (Max - Min);
}

/// <summary>A number whose logarithm is uniform: as much between 0.001 and 0.01 as between 0.01 and 0.1.</summary>
/// <param name="Min">Above 0.</param>
public sealed record LogUniform(double Min, double Max) : Real
{
    public override string Name => "log_uniform_values";

    public override double Lowest => Min;

    public override double Highest => Max;

    public override double Quantile(double u) => Math.Exp(Math.Log(Min) + u * (Math.Log(Max) - Math.Log(Min)));
}

/// <summary>A number whose inverse has a uniform logarithm; quantiles count from the upper end of that logarithm.</summary>
/// <param name="Min">Above 0.</param>
public sealed record InvLogUniform(double Min, double Max) : Real
{
    public override string Name => "inv_log_uniform_values";

    public override double Lowest => Min;

    public override double Highest => Max;

    public override double Quantile(double u) => Math.Exp(-(-Math.Log(Max) + (1 - u) * (Math.Log(Max) - Math.Log(Min))));
}

/// <param name="Sigma">0 or more.</param>
public sealed record Normal(double Mu, double Sigma) : Real
{
    public override string Name => "normal";

    public override double Quantile(double u) => Of(u, Mu, Sigma);

    /// <summary>The farthest draws lie eight standard deviations out, where 2⁻⁵³ of the mass remains.</summary>
    internal static double Of(double u, double mu, double sigma) =>
        sigma == 0 ? mu : MathNet.Numerics.Distributions.Normal.InvCDF(mu, sigma, Math.Clamp(u, 1e-16, 1 - 1e-16));
}

/// <summary>A number whose logarithm is normal.</summary>
public sealed record LogNormal(double Mu, double Sigma) : Real
{
    public override string Name => "log_normal";

    public override double Lowest => 0;

    public override double Quantile(double u) => Math.Exp(Normal.Of(u, Mu, Sigma));
}

/// <param name="A">Above 0.</param>
/// <param name="B">Above 0.</param>
public sealed record Beta(double A, double B) : Real
{
    public override string Name => "beta";

    public override double Lowest => 0;

    public override double Highest => 1;

    public override double Quantile(double u) => u <= 0 ? 0 : u >= 1 ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF(A, B, u);
}
