namespace RnnSweeps.Core.Tests.Runs;

public sealed class ProcessorTests
{
    private static readonly Processor Wide = new("AMD EPYC (family 25, model 17)", "AVX512"), Narrow = new("AMD EPYC (family 25, model 17)", "AVX2");

    [Theory]
    [InlineData("processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\nmodel name\t: AMD EPYC\nstepping\t: 1\n\nprocessor\t: 1\nmodel name\t: another\n", "AMD EPYC (family 25, model 17)")]
    [InlineData("processor\t: 0\nBogoMIPS\t: 50.00\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n", "unknown (implementer 0x41, part 0xd0c)")]
    [InlineData("", "unknown")]
    public void A_model_is_told_with_the_numbers_that_tell_apart_what_has_the_same_name(string cpuinfo, string model) =>
        Assert.Equal(model, Processor.ModelIn(cpuinfo));

    [Fact]
    public void Runs_of_several_kinds_are_marked_with_how_many_each_has()
    {
        Assert.Null(Processor.Mixed([]));
        Assert.Null(Processor.Mixed([$"{Wide}", $"{Wide}"]));
        Assert.StartsWith(
            "The runs were trained on 3 kinds of processor (2 on AMD EPYC (family 25, model 17), AVX512; 1 on AMD EPYC (family 25, model 17), AVX2; 1 on a processor that was not stored): ",
            Processor.Mixed([$"{Wide}", $"{Narrow}", Processor.Kind("cpu", null, null), $"{Wide}"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_elsewhere_is_of_both()
    {
        Assert.Same(Wide, Wide.After(Wide));
        var both = Narrow.After(Wide);
        Assert.Equal(new Processor($"{Wide.Model}, then {Wide.Model}", "AVX512, then AVX2"), both);
        Assert.Same(both, Narrow.After(both));
        Assert.Equal("AVX512, then AVX2, then AVX512", Wide.After(both).Instructions);
        Assert.Equal("unknown, then AVX2", Narrow.After(null).Instructions);
    }

    [Fact]
    public void A_gpu_is_a_kind_of_its_own() => Assert.Equal("a GPU", Processor.Kind("cuda:1", null, null));
}
