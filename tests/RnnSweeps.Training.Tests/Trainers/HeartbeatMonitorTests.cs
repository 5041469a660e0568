using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Training.Trainers;

namespace RnnSweeps.Training.Tests.Trainers;

public sealed class HeartbeatMonitorTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void It_lasts_exactly_the_time_to_live_since_the_last_heartbeat()
    {
        using var line = new HeartbeatMonitor(TimeSpan.FromSeconds(4), _clock);
        _clock.Advance(TimeSpan.FromSeconds(3));
        line.Heard();
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(line.Silent.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(line.Silent.IsCancellationRequested);
    }

    [Fact]
    public void A_heartbeat_that_was_read_late_counts_from_when_it_was_sent()
    {
        using var line = new HeartbeatMonitor(TimeSpan.FromSeconds(4), _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var sent = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(2));
        line.Heard(sent);
        line.Heard(sent - 1);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(line.Silent.IsCancellationRequested);
    }

    [Fact]
    public void A_heartbeat_from_the_future_counts_as_one_of_now()
    {
        using var line = new HeartbeatMonitor(TimeSpan.FromSeconds(4), _clock);
        line.Heard(long.MaxValue);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True(line.Silent.IsCancellationRequested);
    }
}
