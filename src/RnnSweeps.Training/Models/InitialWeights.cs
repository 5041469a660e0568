using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>
/// Fresh trainable tensors for a model, by the settings' <c>init</c>. Drawn on the CPU, so that every device starts from the
/// same weights.
/// </summary>
internal sealed class InitialWeights(TrainingSettings s, Generator generator, Device device)
{
    /// <summary>torch's default for its recurrent layers, and for a linear head over H inputs.</summary>
    private readonly double _bound = 1 / Math.Sqrt(s.Hidden);

    /// <summary>A matrix; or those of several gates, one below the other, each with a fan-out of its own.</summary>
    public Tensor Matrix(long rows, long columns, long gates = 1) => s.Init switch
    {
        WeightInit.Default => s.Impl == Implementation.Scratch ? Normal(s.Sigma, rows, columns) : Uniform(_bound, rows, columns),
        WeightInit.Normal => Normal(s.Sigma, rows, columns),
        WeightInit.Xavier => Uniform(Math.Sqrt(6.0 / (rows / gates + columns)), rows, columns),
        var other => throw new ArgumentOutOfRangeException(nameof(rows), other, "Unknown initialisation."),
    };

    public Tensor Bias(long size) =>
        s is { Init: WeightInit.Default, Impl: Implementation.Concise } ? Uniform(_bound, size) : Constant(0, size);

    /// <summary>
    /// Vectors of the characters: normal as torch draws them; but those that the head shares are drawn as a head's, because
    /// scores from normal(0, 1) would begin √H times too wide.
    /// </summary>
    public Tensor Embedding(long characters, long width) =>
        s.Init != WeightInit.Default ? Matrix(characters, width) : s.Tied ? Uniform(_bound, characters, width) : Normal(1, characters, width);

    public Tensor Constant(double value, long size) => Trainable(ScalarOps.Full(size, value));

    /// <summary>A random orthogonal matrix, (H, H), every one as likely (Saxe et al. 2014); not trainable itself.</summary>
    public Tensor Orthogonal(long size)
    {
        var (Q, R) = linalg.qr(zeros(size, size).normal_(0, 1, generator));
        return Q * R.diagonal().sign(); // QR alone prefers some signs
    }

    private Tensor Normal(double sigma, params long[] shape) => Trainable(zeros(shape).normal_(0, 1, generator).TimesInPlace(sigma));

    private Tensor Uniform(double bound, params long[] shape) => Trainable(zeros(shape).uniform_(-bound, bound, generator));

    private Tensor Trainable(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.to(device).detach().clone().requires_grad_(true).DetachFromDisposeScope();
    }
}
