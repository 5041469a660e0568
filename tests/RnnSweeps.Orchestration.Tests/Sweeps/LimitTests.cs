using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class LimitTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public async Task A_budget_of_runs_halts_the_sweep_and_a_larger_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("runs", Five, 2, "budget: {runs: 2}"));
        Assert.Equal([RunState.Completed, RunState.Completed, RunState.Queued, RunState.Queued, RunState.Queued], runs.Select(r => r.State));
        Assert.Equal((SweepState.Halted, "The budget of 2 runs is spent."), await StandingAsync(host, "runs"));
        Assert.True(File.Exists(folder.Results.Export(SweepId.Parse("runs"), "runs", "csv")));

        Assert.True(await host.Client.ResumeAsync(SweepId.Parse("runs"), new Allowance(SweepBudget.Unlimited, null)));
        Assert.All(await host.UntilEndAsync(SweepId.Parse("runs")), r => Assert.Equal((RunState.Completed, 1), (r.State, r.Attempt)));
        Assert.False(await host.Client.ResumeAsync(SweepId.Parse("runs"), new Allowance(SweepBudget.Unlimited, null)));
    }

    [Fact]
    public async Task Slots_that_ask_at_once_spend_no_more_runs_than_there_are()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        for (var i = 1; i <= 5; i++)
        {
            var runs = await host.TrainAsync(Given.SweepWith($"odd-{i}", Five, 1, $"budget: {{runs: {i}}}"));
            Assert.Equal(i, runs.Count(r => r.Attempt > 0));
            Assert.Equal(i < Five.Length ? SweepState.Halted : SweepState.Completed, (await StandingAsync(host, $"odd-{i}")).State);
        }
    }

    [Theory]
    [InlineData("budget: {epochs: 5}", "The budget of 5 epochs is spent: 6 were trained.")]
    [InlineData("budget: {device_hours: 0.001}", "The budget of 0.001 device hours is spent.")]
    [InlineData("metric: {name: val_ppl, goal: minimize, target: 4.5}", "val_ppl has reached 4.5; the target was 4.5.")]
    public async Task Every_limit_ends_the_sweep_after_what_is_in_training(string line, string reason)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("limited", Five, 2, line + "\nslots: 1"));
        Assert.Equal((SweepState.Halted, reason), await StandingAsync(host, "limited"));
        Assert.All(runs, r => Assert.Contains(r.State, (RunState[])[RunState.Completed, RunState.Queued]));
        Assert.Contains(runs, r => r.State == RunState.Queued);
    }

    [Fact]
    public async Task A_sweep_whose_first_runs_die_of_the_same_cause_says_so_and_halts()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("fragile", ["diverged=1", "a diverged=1", "b diverged=1", "c diverged=1"], 2, "fail_fast: 3\nslots: 1"));
        Assert.Equal([RunState.Failed, RunState.Failed, RunState.Failed, RunState.Queued], runs.Select(r => r.State));
        Assert.StartsWith("The first 3 runs to end have failed of the same cause, diverged", (await StandingAsync(host, "fragile")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_halted_sweep_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        await host.TrainAsync(Given.SweepWith("over", Five, 1, "budget: {runs: 1}"));
        Assert.True(await host.Client.CancelAsync(SweepId.Parse("over"), "Enough."));
        Assert.Equal((SweepState.Cancelled, "Enough."), await StandingAsync(host, "over"));
    }

    private static async Task<(SweepState State, string? Reason)> StandingAsync(TestHost host, string sweep) =>
        await host.Store.FindSweepAsync(SweepId.Parse(sweep)) is { } found ? (found.State, found.Reason) : default;
}
