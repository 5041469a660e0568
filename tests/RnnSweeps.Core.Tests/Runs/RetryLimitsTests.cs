namespace RnnSweeps.Core.Tests.Runs;

public sealed class RetryLimitsTests
{
    /// <summary>c is a crash, h a hang, l the loss of its host, each with the epoch of the run's newest checkpoint.</summary>
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
        Assert.All(Enum.GetValues<FailureKind>(), k => Assert.Equal(k switch { FailureKind.LostHost => 10, FailureKind.LostSilo => 100, _ => k.IsRetried() ? 1 : 0 }, RetryLimits.Same(1).Of(k)));

    [Theory]
    [InlineData("l0", false)]
    [InlineData("l0 l0", true)]
    [InlineData("l0 l3", false)]
    [InlineData("l0 l3 l3", true)]
    [InlineData("l3 l3 c3", false)]
    [InlineData("l3 c3 l3", true)]
    [InlineData("c3 c3", false)]
    public void What_has_lost_two_hosts_at_one_place_needs_one_to_itself(string failures, bool alone) => Assert.Equal(alone, RetryLimits.NeedsHostAlone(Past(failures)));

    [Fact]
    public void A_run_that_takes_its_host_down_each_time_is_given_up_and_one_that_gets_further_is_not()
    {
        Assert.True(RetryLimits.Same(0).Allow(Past(string.Join(' ', Enumerable.Repeat("l4", 10)))));
        Assert.False(RetryLimits.Same(0).Allow(Past(string.Join(' ', Enumerable.Repeat("l4", 11)))));
        Assert.True(RetryLimits.Same(0).Allow([.. Enumerable.Range(0, 200).Select(i => new PastFailure(FailureKind.LostHost, i / 3))]));
    }

    [Fact]
    public void A_kind_of_failure_has_one_name() => Assert.All(Enum.GetValues<FailureKind>(), k => Assert.Equal(k, FailureKinds.Parse(k.Name())));

    private static List<PastFailure> Past(string failures) =>
        [.. failures.Split(' ').Select(f => new PastFailure(
            f[0] switch { 'c' => FailureKind.Crashed, 'h' => FailureKind.Hung, 'd' => FailureKind.Diverged, 'l' => FailureKind.LostHost, _ => throw new ArgumentException(failures) },
            f[1] - '0'))];
}
