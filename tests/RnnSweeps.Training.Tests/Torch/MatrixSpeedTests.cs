using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Torch;

public sealed class MatrixSpeedTests
{
    /// <summary>From the slowest processor that runs .NET, loaded, to the fastest: no time is asserted.</summary>
    [Fact]
    public void A_device_is_measured_once()
    {
        TorchRuntime.Start(1);
        var speed = MatrixSpeed.Of(CPU);
        Assert.InRange(speed, 1e7, 1e14);
        Assert.Equal(speed, MatrixSpeed.Of(CPU));
    }
}
