using RnnSweeps.Orchestration.Agents;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class SilenceTests
{
    private readonly Silence _silence = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));

    [Fact]
    public void Until_the_first_epoch_nobody_knows_how_long_one_takes()
    {
        _silence.Heard(TimeSpan.FromSeconds(1), epoch: false);
        Assert.Equal(TimeSpan.FromHours(2), _silence.Limit);
    }

    [Fact]
    public void Short_epochs_leave_the_limit_at_its_least()
    {
        _silence.Heard(TimeSpan.FromSeconds(1), epoch: true);
        Assert.Equal(TimeSpan.FromMinutes(10), _silence.Limit);
    }

    [Fact]
    public void Epochs_that_take_longer_than_the_limit_are_not_taken_for_a_hang()
    {
        _silence.Heard(TimeSpan.FromMinutes(20), epoch: true);
        _silence.Heard(TimeSpan.FromSeconds(1), epoch: false);
        Assert.Equal(TimeSpan.FromMinutes(100), _silence.Limit);
    }
}
