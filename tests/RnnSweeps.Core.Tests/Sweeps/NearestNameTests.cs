namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["hidden", "layers", "lr", "eval_every", "checkpoint_every"];

    [Theory]
    [InlineData("hiden", "hidden")]
    [InlineData("hdiden", "hidden")]
    [InlineData("Hidden", "hidden")]
    [InlineData("layer", "layers")]
    [InlineData("rl", "lr")]
    [InlineData("checkpointevery", "checkpoint_every")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("something else", null)]
    public void A_slip_of_the_finger_finds_its_name(string name, string? expected) => Assert.Equal(expected, NearestName.Of(name, Known));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Equal("", NearestName.Hint("hidden", []));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits_and_swaps(string a, string b, int expected) => Assert.Equal(expected, NearestName.Distance(a, b));
}
