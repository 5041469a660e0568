namespace RnnSweeps.Core.Tests.Parameters;

public sealed class MemoryNeedsTests
{
    private const int Vocabulary = 28;

    /// <summary>Resident mebibytes of a process that trains two such layers in batches of 1024 windows of 32 characters, as <c>plan</c> measured them.</summary>
    [Theory]
    [InlineData("rnn", "scratch", 32, 264)]
    [InlineData("rnn", "scratch", 256, 607)]
    [InlineData("rnn", "concise", 256, 606)]
    [InlineData("gru", "scratch", 32, 394)]
    [InlineData("gru", "scratch", 256, 1407)]
    [InlineData("gru", "concise", 32, 345)]
    [InlineData("gru", "concise", 256, 1039)]
    [InlineData("lstm", "scratch", 32, 434)]
    [InlineData("lstm", "scratch", 256, 1738)]
    public void The_estimate_is_near_what_was_measured(string cell, string impl, int hidden, int measured) =>
        Assert.InRange(MemoryNeeds.Bytes(Settings(cell, impl, hidden), Vocabulary) >> 20, measured * 0.9, measured * 1.1);

    [Fact]
    public void The_largest_batch_needs_no_more_than_there_is_and_one_more_does()
    {
        var s = Settings("gru", "concise", 256);
        var largest = MemoryNeeds.LargestBatch(s, Vocabulary, 600L << 20);
        Assert.True(MemoryNeeds.Bytes(s.WithBatch(largest), Vocabulary) <= 600L << 20);
        Assert.True(MemoryNeeds.Bytes(s.WithBatch(largest + 1), Vocabulary) > 600L << 20);
        Assert.Equal(0, MemoryNeeds.LargestBatch(s, Vocabulary, 100L << 20));
    }

    [Theory]
    [InlineData(512, "batch 1024 of 32 steps with hidden 256 and layers 2 did not fit; the largest batch that would is 512, as tried")]
    [InlineData(0, "batch 1024 of 32 steps with hidden 256 and layers 2 did not fit, and as tried not even batch 1 would: lower hidden or layers")]
    [InlineData(1024, "batch 1024 of 32 steps with hidden 256 and layers 2 did not fit, although as tried it should")]
    public void What_did_not_fit_is_named_with_what_would(int fitting, string told) => Assert.Equal(told, MemoryNeeds.Describe(Settings("gru", "concise", 256), fitting, "as tried"));

    private static TrainingSettings Settings(string cell, string impl, long hidden) =>
        TrainingSettings.From(Given.Configuration(
            ("cell", ParameterValue.Of(cell)), ("impl", ParameterValue.Of(impl)), ("hidden", ParameterValue.Of(hidden)), ("layers", ParameterValue.Of(2)), ("batch", ParameterValue.Of(1024))));
}
