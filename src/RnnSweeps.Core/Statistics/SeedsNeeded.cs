using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace RnnSweeps.Core.Statistics;

/// <summary>How many seeds a paired t test needs to find a difference as large as the one that was seen.</summary>
public static class SeedsNeeded
{
    /// <summary>Beyond that many nobody would settle it by more seeds.</summary>
    public const int Most = 1000;

    /// <summary>The share of such experiments in which the test is to find the difference.</summary>
    public const double Power = 0.8;

    /// <summary>The least number of seeds in all; null where more than <see cref="Most"/> are needed.</summary>
    /// <param name="effect">Mean difference in standard deviations of the differences.</param>
    /// <param name="level">What p must be below, corrections included.</param>
    public static int? For(double effect, double level, double power = Power)
    {
        if (effect == 0 || PowerOf(Most, effect, level) < power) return null;
        var (enough, few) = (Most, 1);
        while (enough - few > 1)
        {
            var middle = (enough + few) / 2;
            if (PowerOf(middle, effect, level) >= power) enough = middle;
            else few = middle;
        }
        return enough;
    }

    /// <summary>How often a two-sided paired t test with n seeds finds the difference.</summary>
    public static double PowerOf(int n, double effect, double level)
    {
        var (freedom, shift) = (n - 1.0, Math.Abs(effect) * Math.Sqrt(n));
        var critical = StudentT.InvCDF(0, 1, freedom, 1 - level / 2);
        return 1 - NoncentralT(critical, freedom, shift) + NoncentralT(-critical, freedom, shift);
    }

    /// <summary>
    /// The cumulative distribution of (Z + shift)/√(χ²/freedom), Z standard normal: Φ(t·s - shift) over the density of
    /// s = √(χ²/freedom), integrated over where s is with all but 10⁻¹³ of its probability.
    /// </summary>
    internal static double NoncentralT(double t, double freedom, double shift)
    {
        var (low, high) = (At(1e-13), At(1 - 1e-13));
        return GaussLegendreRule.Integrate(s => Normal.CDF(0, 1, t * s - shift) * Density(s), low, high, 128);

        double At(double share) => Math.Sqrt(ChiSquared.InvCDF(freedom, share) / freedom);
        double Density(double s) => 2 * freedom * s * ChiSquared.PDF(freedom, freedom * s * s);
    }
}
