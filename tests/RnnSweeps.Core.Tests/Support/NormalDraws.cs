using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Tests.Support;

internal static class NormalDraws
{
    /// <summary>A draw from the standard normal distribution.</summary>
    public static double Normal(this SearchRandom random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(random.Uniform(), 1e-16));
}
