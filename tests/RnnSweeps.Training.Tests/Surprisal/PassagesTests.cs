using RnnSweeps.Training.Surprisal;

namespace RnnSweeps.Training.Tests.Surprisal;

public sealed class PassagesTests
{
    private const float None = float.NaN;

    [Fact]
    public void The_best_come_first_and_do_not_overlap()
    {
        var found = Passages.Of("abcdefgh", [0, 1, 5, 5, 1, 0, 4, 4], 2, 3).ToList();
        Assert.Equal([("cd", 5.0), ("gh", 4), ("ab", 0.5)], found.Select(p => (p.Text, p.Loss)));
        Assert.Equal([2L, 6, 0], found.Select(p => p.From));
        Assert.Equal([5f, 5], found[0].Losses);
    }

    [Fact]
    public void None_reaches_into_what_was_not_measured() =>
        Assert.Equal(["bc", "fg"], Passages.Of("abcdefg", [None, 9, 1, 2, None, 1, 1], 2, 5).Select(p => p.Text));

    [Fact]
    public void A_short_measured_part_is_one_passage()
    {
        Assert.Equal("bcd", Assert.Single(Passages.Of("abcde", [None, 1, 2, 3, None], 60, 5)).Text);
        Assert.Empty(Passages.Of("ab", [None, None], 60, 5));
    }
}
