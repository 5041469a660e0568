using RnnSweeps.Training.Optimizers;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Optimizers;

public sealed class ClippingTests
{
    [Theory]
    [InlineData(10, 1)]    // the norm of (3, 0, 4) is 5: below the limit nothing is scaled
    [InlineData(5, 1)]     // at the limit neither
    [InlineData(1, 0.2)]   // above, exactly to the limit
    [InlineData(0, 1)]     // 0 clips nothing
    public void Gradients_are_scaled_by_c_over_g_above_c_only(double clip, double scale)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (zeros(2, requires_grad: true), zeros(1, requires_grad: true));
        (a[0] * 3 + b[0] * 4).backward();
        var norm = new Sgd(Given.Settings(), [("a", a), ("b", b)]).Step(0, lr: 0.5, clip);
        Assert.Equal(5, norm.item<float>(), 1e-6);
        Assert.Equal(-0.5 * 3 * scale, a[0].item<float>(), 1e-6);
        Assert.Equal(-0.5 * 4 * scale, b[0].item<float>(), 1e-6);
        Assert.Equal(0, a.grad!.abs().sum().item<float>() + b.grad!.abs().sum().item<float>());
    }

    [Fact]
    public void Zero_gradients_leave_the_weights_as_they_are()
    {
        using var scope = NewDisposeScope();
        var w = ones(2, requires_grad: true);
        (w * 0).sum().backward();
        Assert.Equal(0, new Sgd(Given.Settings(), [("w", w)]).Step(0, lr: 2, clip: 1).item<float>());
        Assert.Equal([1f, 1f], w.data<float>().ToArray());
    }
}
