using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// Arithmetic with numbers that live until torch has used them. TorchSharp makes a number into an object of its own that
/// nothing holds during the native call, so that a collection in the middle of it may free the number under torch's eyes; a
/// sum of two tensors has such a number too.
/// </summary>
internal static class ScalarOps
{
    private static readonly Scalar One = 1.ToScalar();

    public static Tensor Plus(this Tensor tensor, Tensor other) => tensor.add(other, One);

    public static Tensor TimesInPlace(this Tensor tensor, double factor)
    {
        using var scalar = factor.ToScalar();
        return tensor.mul_(scalar);
    }

    public static Tensor PlusInPlace(this Tensor tensor, double summand)
    {
        using var scalar = summand.ToScalar();
        return tensor.add_(scalar);
    }

    public static Tensor Over(this Tensor tensor, double divisor)
    {
        using var scalar = divisor.ToScalar();
        return tensor.div(scalar);
    }

    /// <summary>1 where a value is at least the bound.</summary>
    public static Tensor AtLeast(this Tensor tensor, double bound)
    {
        using var scalar = bound.ToScalar();
        return tensor.ge(scalar);
    }

    /// <summary>min(1, dividend / tensor).</summary>
    public static Tensor ShareOf(this Tensor tensor, double dividend)
    {
        using var scalar = dividend.ToScalar();
        return tensor.reciprocal().mul(scalar).clamp_max(One);
    }

    public static Tensor Full(long size, double value)
    {
        using var scalar = value.ToScalar();
        return full([size], scalar, ScalarType.Float32);
    }
}
