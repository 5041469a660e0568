using RnnSweeps.Orchestration.Agents;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class StallDetectorTests
{
    private readonly StallDetector _silence = new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));

    [Fact]
    public void Until_the_first_step_nobody_knows_how_long_one_takes()
    {
        _silence.Heard(TimeSpan.FromSeconds(1), trained: false);
        Assert.Equal(TimeSpan.FromMinutes(30), _silence.Limit);
    }

    [Fact]
    public void Short_steps_leave_the_limit_at_its_least()
    {
        _silence.Heard(TimeSpan.FromSeconds(1), trained: true);
        Assert.Equal(TimeSpan.FromMinutes(10), _silence.Limit);
    }

    [Fact]
    public void Steps_that_take_longer_than_the_limit_are_not_taken_for_a_hang()
    {
        _silence.Heard(TimeSpan.FromMinutes(20), trained: true);
        _silence.Heard(TimeSpan.FromSeconds(1), trained: false);
        Assert.Equal(TimeSpan.FromMinutes(100), _silence.Limit);
    }
}
