using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Tests.Torch;

public sealed class TorchProcessorTests
{
    [Fact]
    public void Libtorch_says_which_instructions_it_chose()
    {
        TorchRuntime.Start(threads: 1);
        Assert.Matches("^(AVX512|AVX2|DEFAULT)(, |$)", TorchRuntime.Processor().Instructions);
        Assert.NotEqual("unknown", TorchRuntime.Processor().Model);
    }
}
