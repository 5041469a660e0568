namespace RnnSweeps.Core.Tests.Runs;

public sealed class RetryLimitsTests
{
    /// <summary>c is a crash, h a hang, s a full disk, each with the epoch of the run's newest checkpoint.</summary>
    [Theory]
    [InlineData("c0", 1)]
    [InlineData("c0 c0 c0", 3)]
    [InlineData("c0 h0 c0", 2)]
    [InlineData("c0 c0 c5", 1)]
    [InlineData("c5 c5 h7 c5 c5", 4)]
    [InlineData("c5 c9 c9", 2)]
    [InlineData("c5 c3", 2)]
    public void A_kind_is_counted_anew_once_the_run_has_got_further(string failures, int count) => Assert.Equal(count, RetryLimits.Count(Past(failures)));

    [Theory]
    [InlineData("c0 c0 c0", true)]
    [InlineData("c0 c0 c0 c0", false)]
    [InlineData("c0 c0 c0 c4", true)]
    [InlineData("h2 h2 h2", false)]
    [InlineData("h2 h2 h2 c2", true)]
    [InlineData("d0", false)]
    public void It_is_tried_again_as_often_as_its_kind_allows(string failures, bool again) => Assert.Equal(again, RetryLimits.Default.Allow(Past(failures)));

    [Fact]
    public void However_far_it_gets_between_its_failures_there_is_an_end()
    {
        var failures = Enumerable.Range(0, RetryLimits.MostFailures + 1).Select(i => new PastFailure(FailureKind.Crashed, i)).ToList();
        Assert.True(RetryLimits.Default.Allow(failures[..^1]));
        Assert.False(RetryLimits.Default.Allow(failures));
    }

    [Fact]
    public void What_would_happen_again_is_never_tried_again() =>
        Assert.All(Enum.GetValues<FailureKind>(), k => Assert.Equal(k.IsRetried(), RetryLimits.Same(1).Of(k) == 1));

    [Fact]
    public void A_kind_of_failure_has_one_name() => Assert.All(Enum.GetValues<FailureKind>(), k => Assert.Equal(k, FailureKinds.Parse(k.Name())));

    private static List<PastFailure> Past(string failures) =>
        [.. failures.Split(' ').Select(f => new PastFailure(
            f[0] switch { 'c' => FailureKind.Crashed, 'h' => FailureKind.Hung, 'd' => FailureKind.Diverged, _ => throw new ArgumentException(failures) },
            f[1] - '0'))];
}
