using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Tests.Torch;

public sealed class TorchProcessorTests
{
    [Fact]
    public void Libtorch_says_which_instructions_it_chose()
    {
        TorchRuntime.Start(threads: 1);
        Assert.Contains(TorchRuntime.Processor().Instructions.Split(',')[0], ["AVX512", "AVX2", "DEFAULT"]);
        Assert.NotEqual("unknown", TorchRuntime.Processor().Model);
    }
}
