using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Cluster;

public sealed class ClusterTests
{
    private const int Epochs = 40;

    [Fact]
    public async Task Slots_of_every_silo_are_used_and_the_cluster_tells_of_all_of_them()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        var first = await cluster.JoinAsync("first");
        await cluster.JoinAsync("second");
        var sweep = await TestCluster.ClientOf(first).SubmitAsync(Given.Sweep("both", ["a ms=50", "b ms=50", "c ms=50", "d ms=50"], epochs: Epochs));
        var slots = await Eventually.GetAsync(
            async () => await TestCluster.ClientOf(first).ClusterAsync() is { Count: 4 } all && all.All(s => s.Run is not null) ? all : null, "four runs at once");
        Assert.Equal(["first", "first", "second", "second"], slots.Select(s => s.Silo).Order());
        Assert.All(await cluster.UntilEndAsync(sweep), run => Assert.Equal((RunState.Completed, 1, 0), (run.State, run.Attempt, run.Failures)));
    }

    [Fact]
    public async Task Runs_of_a_silo_that_was_killed_go_on_elsewhere_once_its_lease_is_over()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        var doomed = await cluster.SpawnAsync("doomed");
        var here = await cluster.JoinAsync("here", o => o with { Slots = [.. Enumerable.Repeat(new SlotSpec("cpu", 1), 3)] });
        var sweep = await TestCluster.ClientOf(here).SubmitAsync(Given.Sweep("moved", ["a ms=100", "b ms=100", "c ms=100", "d ms=100", "e ms=100"], epochs: 200, retries: 0));
        // A run whose row says so already, while its slot is still waiting for the answer of a grain in the doomed silo, would begin once more.
        foreach (var number in Enumerable.Range(1, 5)) await cluster.UntilTrainsAsync(new RunId(sweep, number), 1);
        await Processes.KillAsync(doomed.Id);
        var runs = await cluster.UntilEndAsync(sweep);
        Assert.All(runs, run => Assert.Equal((RunState.Completed, 0), (run.State, run.Failures)));
        Assert.Equal([1, 1, 1, 2, 2], runs.Select(r => r.Attempt).Order());
        Assert.Equal(2, (await cluster.Store.EventsAsync(sweep)).Count(e => e.Kind == "lost_silo"));
        foreach (var moved in runs.Where(r => r.Attempt == 2)) Assert.Equal(FailureKind.LostHost, Assert.Single(await cluster.Store.FailuresAsync(moved.Id, before: 2)).Kind);
        foreach (var run in runs) Assert.Equal(Enumerable.Range(1, 200), (await cluster.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
    }

    [Fact]
    public async Task A_frozen_silo_loses_its_trainers_and_runs_and_what_it_says_when_it_thaws_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        var frozen = await cluster.SpawnAsync("frozen");
        var run = new RunId(SweepId.Parse("iced"), 1);
        SweepId sweep;
        await using (var early = await SweepClient.JoinAsync(cluster.Database, "the test's database", null))
            sweep = await early.SubmitAsync(Given.Sweep("iced", ["a ms=200"], epochs: 100, retries: 0));
        await cluster.UntilTrainsAsync("frozen", run, 2);
        var trainer = Assert.Single(Processes.TrainersOf(folder.Results, run));
        await Processes.SignalAsync(frozen.Id, "STOP");
        var here = await cluster.JoinAsync("here");
        await cluster.UntilTrainsAsync("here", run, 3);
        Assert.False(Processes.Lives(trainer));
        await Processes.SignalAsync(frozen.Id, "CONT");
        var ended = Assert.Single(await cluster.UntilEndAsync(sweep));
        Assert.Equal((RunState.Completed, 2, 0), (ended.State, ended.Attempt, ended.Failures));
        Assert.Equal(Enumerable.Range(1, 100), (await cluster.Store.EpochsAsync(run)).Select(e => e.Epoch));
    }

    /// <summary>Its database still knows it, and its lease could be renewed without end.</summary>
    [Fact]
    public async Task A_silo_that_the_others_have_voted_out_gives_its_runs_up()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        await cluster.SpawnAsync("voted-out");
        SweepId sweep;
        await using (var early = await SweepClient.JoinAsync(cluster.Database, "the test's database", null))
            sweep = await early.SubmitAsync(Given.Sweep("handed-over", ["a ms=50"], epochs: 100_000, retries: 0));
        var run = new RunId(sweep, 1);
        await cluster.UntilTrainsAsync("voted-out", run, 2);
        var trainer = Assert.Single(Processes.TrainersOf(folder.Results, run));
        var here = await cluster.JoinAsync("here");
        await cluster.VoteOutAsync("voted-out");
        await cluster.UntilTrainsAsync("here", run, 3);
        Assert.False(Processes.Lives(trainer));
        Assert.NotNull(Assert.Single(await cluster.Store.SilosAsync(), s => s.Name == "voted-out").EndedAt);
        var moved = Assert.Single(await cluster.Store.RunsAsync(sweep));
        Assert.Equal((RunState.Running, 2, 0), (moved.State, moved.Attempt, moved.Failures));
        await TestCluster.ClientOf(here).CancelAsync(sweep, "enough");
    }

    [Fact]
    public async Task A_silo_that_leaves_in_good_order_hands_its_runs_on_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        var leaving = await cluster.JoinAsync("leaving");
        // Longer than any machine takes for what follows.
        var sweep = await TestCluster.ClientOf(leaving).SubmitAsync(Given.Sweep("handed-on", ["a ms=50", "b ms=50"], epochs: 100_000, retries: 0));
        foreach (var number in (int[])[1, 2]) await cluster.UntilTrainsAsync("leaving", new RunId(sweep, number), 2);
        var staying = await cluster.JoinAsync("staying");
        await cluster.LeaveAsync(leaving);
        Assert.NotNull(Assert.Single(await cluster.Store.SilosAsync(), s => s.Name == "leaving").EndedAt);
        foreach (var number in (int[])[1, 2]) await cluster.UntilTrainsAsync("staying", new RunId(sweep, number), 3);
        Assert.All(await cluster.Store.RunsAsync(sweep), run => Assert.Equal((RunState.Running, 2, 0), (run.State, run.Attempt, run.Failures)));
        Assert.DoesNotContain(await cluster.Store.EventsAsync(sweep), e => e.Kind == "lost_silo");
        await TestCluster.ClientOf(staying).CancelAsync(sweep, "enough");
    }

    [Fact]
    public async Task A_sweep_that_requires_a_gpu_trains_on_gpus_alone()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder);
        var cpu = await cluster.JoinAsync("cpu-only");
        var client = TestCluster.ClientOf(cpu);
        var choosy = await client.SubmitAsync(Given.SweepWith("choosy", ["a", "b"], epochs: 3, "requires: cuda"));
        var easy = await client.SubmitAsync(Given.Sweep("easy", ["c", "d"]));
        Assert.All(await cluster.UntilEndAsync(easy), run => Assert.Equal("cpu", run.Device));
        Assert.All(await cluster.Store.RunsAsync(choosy), run => Assert.Equal(RunState.Queued, run.State));
        await cluster.JoinAsync("with-gpu", o => o with { Slots = [new SlotSpec("cpu", 1), new SlotSpec("cuda:0", 1)] });
        Assert.All(await cluster.UntilEndAsync(choosy), run => Assert.Equal((RunState.Completed, "cuda:0"), (run.State, run.Device)));
    }
}
