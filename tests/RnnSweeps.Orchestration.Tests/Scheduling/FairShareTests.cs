using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Tests.Scheduling;

public sealed class FairShareTests
{
    [Fact]
    public void Priority_comes_first_then_the_fewest_in_training_then_age() => Assert.Equal(
        ["urgent", "idle", "older", "newer"],
        FairShare.Order([("older", Standing(running: 2)), ("newer", Standing(running: 2)), ("idle", Standing(running: 0)), ("urgent", Standing(running: 9, priority: 1))]));

    [Fact]
    public void Sweeps_that_have_nothing_to_give_are_left_out() => Assert.Equal(
        ["open"],
        FairShare.Order([
            ("ended", Standing() with { State = SweepState.Completed }), ("full", Standing(running: 2) with { Slots = 2 }),
            ("empty", Standing() with { Ready = false }), ("open", Standing(running: 1) with { Slots = 2 })]));

    [Fact]
    public void Equal_sweeps_share_the_slots_equally()
    {
        var running = new Dictionary<string, int> { ["a"] = 0, ["b"] = 0, ["c"] = 0 };
        for (var pull = 0; pull < 30; pull++) running[FairShare.Order(running.Select(s => (s.Key, Standing(s.Value)))).First()]++;
        Assert.Equal([10, 10, 10], running.Values);
    }

    private static SweepStatus Standing(int running = 0, int priority = 0) =>
        new() { State = SweepState.Active, Priority = priority, Ready = true, Running = running, Slots = null };
}
