using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Scheduling;

public sealed class PullTests
{
    [Fact]
    public async Task A_cancelled_sweep_whose_files_are_being_written_keeps_no_other_from_its_runs()
    {
        var csv = new HeldCsv("large");
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: csv.AddTo);
        var large = await host.Client.SubmitAsync(Given.Sweep("large", ["a ms=10"], epochs: 100_000));
        await host.UntilEpochAsync(new RunId(large, 1), 2);
        var cancelled = host.Client.CancelAsync(large, "enough");
        await Eventually.TrueAsync(() => csv.HasBegun, "the files of the large sweep");
        Assert.Equal(SweepState.Cancelled, (await host.Store.FindSweepAsync(large))!.State);
        Assert.Equal(RunState.Completed, Assert.Single(await host.TrainAsync(Given.Sweep("small", ["a"]))).State);
        Assert.False(cancelled.IsCompleted);
        csv.Release();
        Assert.True(await cancelled);
    }

    [Fact]
    public async Task A_sweep_that_has_come_to_its_end_writes_its_files_beside_the_others_and_ends_after_them()
    {
        var csv = new HeldCsv("large");
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: csv.AddTo);
        var large = await host.Client.SubmitAsync(Given.Sweep("large", ["a"]));
        await Eventually.TrueAsync(() => csv.HasBegun, "the files of the large sweep");
        Assert.Equal(RunState.Completed, Assert.Single(await host.TrainAsync(Given.Sweep("small", ["a"]))).State);
        Assert.Equal(SweepState.Active, (await host.Store.FindSweepAsync(large))!.State);
        csv.Release();
        Assert.Equal(RunState.Completed, Assert.Single(await host.UntilEndAsync(large)).State);
    }

    [Fact]
    public async Task A_sweep_that_halts_writes_its_files_beside_the_others()
    {
        var csv = new HeldCsv("large");
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: csv.AddTo);
        var large = await host.Client.SubmitAsync(Given.SweepWith("large", ["a", "b"], 3, "budget: {runs: 1}"));
        await Eventually.TrueAsync(() => csv.HasBegun, "the files of the large sweep");
        Assert.Equal(RunState.Completed, Assert.Single(await host.TrainAsync(Given.Sweep("small", ["a"]))).State);
        csv.Release();
        await host.UntilEndAsync(large);
        Assert.Equal(SweepState.Halted, (await host.Store.FindSweepAsync(large))!.State);
    }

    [Theory]
    [InlineData(nameof(ISweepGrain.Status))]
    [InlineData(nameof(ISweepGrain.NextRun))]
    public async Task A_sweep_that_takes_long_to_answer_keeps_no_other_from_its_runs_and_gives_its_own_later(string method)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: new GrainCalls(method, "slow", () => answer.Task).AddTo);
        var slow = await host.Client.SubmitAsync(Given.Sweep("slow", ["a"], priority: 9));
        Assert.All(await host.TrainAsync(Given.Sweep("quick", ["a", "b", "c"])), r => Assert.Equal(RunState.Completed, r.State));
        answer.SetResult();
        Assert.Equal(RunState.Completed, Assert.Single(await host.UntilEndAsync(slow)).State);
    }

    [Fact]
    public async Task A_pull_is_answered_while_a_sweep_takes_long()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: new GrainCalls(nameof(ISweepGrain.NextRun), "slow", () => answer.Task).AddTo);
        await host.Client.SubmitAsync(Given.Sweep("slow", ["a"]));
        // As long as calls of a grain have: an answer that waits for the slow sweep never comes within it.
        for (var i = 0; i < 3; i++) Assert.Null(await host.Grains.GetGrain<ISchedulerGrain>(0).NextRun("nobody", 0, "cpu").WaitAsync(TimeSpan.FromSeconds(10)));
        answer.SetResult();
    }

    [Fact]
    public async Task A_control_request_that_takes_long_keeps_no_sweep_from_its_runs()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: new GrainCalls(nameof(ISweepGrain.OnControl), "slow", () => answer.Task).AddTo);
        var slow = await host.Client.SubmitAsync(Given.Sweep("slow", ["a ms=10"], epochs: 1000));
        var paused = host.Client.ControlAsync(new PauseRequest(slow, null));
        Assert.All(await host.TrainAsync(Given.Sweep("quick", ["a", "b"])), r => Assert.Equal(RunState.Completed, r.State));
        Assert.False(paused.IsCompleted);
        answer.SetResult();
        Assert.True((await paused).HasChanged);
    }
}
