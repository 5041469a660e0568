using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace RnnSweeps.Core.Statistics;

/// <summary>How many seeds a paired t test needs to find a difference as large as the one that was seen.</summary>
public static class SeedsNeeded
{
    /// <summary>Beyond that many nobody would settle it by more seeds.</summary>
    public const int Most = 1000;

    /// <summary>The share of such experiments in which the test is to find the difference.</summary>
    public const double Power = 0.8;

    /// <summary>Standard deviations beyond which a normal tail is 1 or 0.</summary>
    private const double Fallen = 9;

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

    /// <summary>
    /// How often a two-sided paired t test with n seeds finds the difference: how often |Z + shift| exceeds critical·s, Z standard normal and
    /// s = √(χ²/freedom), over the density of s. Integrated over where s is with all but 10⁻¹³ of its probability, in pieces: where the
    /// normal tail falls, before, and after.
    /// </summary>
    public static double PowerOf(int n, double effect, double level)
    {
        var (freedom, shift) = (n - 1.0, Math.Abs(effect) * Math.Sqrt(n));
        var critical = Critical(freedom, level);
        var (low, high) = (At(1e-13), At(1 - 1e-13));
        double[] cuts = [low, Math.Clamp((shift - Fallen) / critical, low, high), Math.Clamp((shift + Fallen) / critical, low, high), high];
        return cuts.Zip(cuts.Skip(1), (from, to) => from < to ? GaussLegendreRule.Integrate(s => Exceeds(s) * Density(s), from, to, 128) : 0).Sum();

        double At(double share) => Math.Sqrt(ChiSquared.InvCDF(freedom, share) / freedom);
        double Density(double s) => 2 * freedom * s * ChiSquared.PDF(freedom, freedom * s * s);
        double Exceeds(double s) => Normal.CDF(0, 1, shift - critical * s) + Normal.CDF(0, 1, -shift - critical * s);
    }

    /// <summary>
    /// What |t| must exceed for p below a level. After many corrections with few seeds that is in the thousands, where MathNet's own inverse
    /// gives up; its tails are right there, and are compared by their logarithms.
    /// </summary>
    internal static double Critical(double freedom, double level)
    {
        var high = 1.0;
        while (Tail(high) > level / 2) high *= 2;
        return Brent.FindRoot(t => Math.Log(Tail(t)) - Math.Log(level / 2), 0, high, 1e-12, 1000);

        double Tail(double t) => StudentT.CDF(0, 1, freedom, -t);
    }
}
