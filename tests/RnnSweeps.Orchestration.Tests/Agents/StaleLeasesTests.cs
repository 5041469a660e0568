using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class StaleLeasesTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(7);

    private readonly WatchAndClock _time = new();
    private readonly StaleLeases _leases;

    public StaleLeasesTests() => _leases = new StaleLeases(Grace, _time);

    [Fact]
    public void A_lease_has_run_out_once_it_was_seen_unmoved_for_its_length_and_the_grace()
    {
        Assert.Empty(After(0, Seen("a", 3)));
        Assert.Empty(After(12, Seen("a", 3)));
        Assert.Equal(["a"], After(1, Seen("a", 3)));
        // Until somebody has ended it.
        Assert.Equal(["a"], After(1, Seen("a", 3)));
        Assert.Empty(After(1));
        Assert.Empty(After(1, Seen("a", 3)));
    }

    [Fact]
    public void Each_renewal_begins_it_anew_and_each_silo_has_its_own()
    {
        Assert.Empty(After(0, Seen("a", 1), Seen("b", 1)));
        Assert.Empty(After(10, Seen("a", 2), Seen("b", 1)));
        Assert.Equal(["b"], After(3, Seen("a", 2), Seen("b", 1)));
        Assert.Empty(After(9, Seen("a", 2)));
        Assert.Equal(["a"], After(1, Seen("a", 2)));
    }

    [Fact]
    public void A_program_that_counts_no_renewals_is_seen_by_the_end_that_it_writes()
    {
        Assert.Empty(After(0, Seen("a", 0, "x")));
        Assert.Empty(After(13, Seen("a", 0, "y")));
        Assert.Equal(["a"], After(13, Seen("a", 0, "y")));
    }

    [Fact]
    public void A_longer_lease_lasts_longer()
    {
        Assert.Empty(After(0, Seen("a", 1) with { Length = TimeSpan.FromMinutes(1) }));
        Assert.Empty(After(66, Seen("a", 1) with { Length = TimeSpan.FromMinutes(1) }));
        Assert.Equal(["a"], After(2, Seen("a", 1) with { Length = TimeSpan.FromMinutes(1) }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_time_of_day_does_not_count(int hours)
    {
        Assert.Empty(After(0, Seen("a", 1)));
        _time.Ahead = TimeSpan.FromHours(hours);
        Assert.Empty(After(12, Seen("a", 1)));
        Assert.Equal(["a"], After(1, Seen("a", 1)));
    }

    private IEnumerable<string> After(int seconds, params LeaseObservation[] held)
    {
        _time.Steady.Advance(TimeSpan.FromSeconds(seconds));
        return _leases.RunOut(held).Select(l => l.Silo);
    }

    private static LeaseObservation Seen(string silo, long renewals, string until = "u") => new(silo, renewals, until, Lease);

    /// <summary>A time of day that may be set, beside a measure of time that goes on evenly.</summary>
    private sealed class WatchAndClock : TimeProvider
    {
        public FakeTimeProvider Steady { get; } = new();

        public TimeSpan Ahead { get; set; }

        public override long TimestampFrequency => Steady.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Steady.GetUtcNow() + Ahead;

        public override long GetTimestamp() => Steady.GetTimestamp();
    }
}
