using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class CancelTests
{
    [Fact]
    public async Task Cancelled_runs_end_and_their_slots_are_free_for_others()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("long", ["a ms=10", "b ms=10 deaf=1", "c"], epochs: 100_000));
        foreach (var number in (int[])[1, 2]) await host.UntilEpochAsync(new RunId(sweep, number), 2);
        Assert.True(await host.Client.CancelAsync(sweep, "not needed"));
        Assert.Equal((SweepState.Cancelled, "not needed"), await host.Store.FindSweepAsync(sweep) is { } s ? (s.State, s.Reason) : default);
        Assert.All(await host.Store.RunsAsync(sweep), r => Assert.Equal((RunState.Cancelled, "not needed"), (r.State, r.Message)));
        Assert.Equal(RunState.Completed, Assert.Single(await host.TrainAsync(Given.Sweep("next", ["a"]))).State);
        await Eventually.GetAsync(async () => (await host.Client.ClusterAsync()).All(slot => slot.Run is null) ? "" : null, "free slots");
        Assert.False(await host.Client.CancelAsync(sweep, "again"));
    }

    [Fact]
    public async Task An_unknown_sweep_cannot_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => host.Client.CancelAsync(SweepId.Parse("nowhere"), "why not"));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }
}
