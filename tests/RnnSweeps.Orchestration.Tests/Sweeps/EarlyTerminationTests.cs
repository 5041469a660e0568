using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class EarlyTerminationTests
{
    private static readonly string[] Nine = ["level=5", "level=2", "level=8", "level=1", "level=9", "level=3", "level=7", "level=4", "level=6"];

    [Fact]
    public async Task Successive_halving_trains_the_best_third_at_each_rung_and_the_best_to_its_end()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("strict", Nine, 9, "early_terminate: {type: hyperband, min_iter: 1, eta: 3, strict: true}"));
        var epochs = await EpochsAsync(host, runs);
        Assert.Equal([1, 3, 1, 9, 1, 3, 1, 1, 1], epochs);
        Assert.Equal(RunState.Completed, runs[3].State);
        Assert.All(runs.Where(r => r.Id.Number != 4), r => Assert.Equal((RunState.Stopped, "hyperband"), (r.State, r.Reason)));
        Assert.Equal("At epoch 1 it was number 9 of 9 configurations, of 9 that can come as far (18 against 10 of the best); the best 3 go on.", runs[4].Message);
    }

    [Fact]
    public async Task Asynchronous_halving_never_stops_the_best_and_spends_less_than_the_grid()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("asha", Nine, 9, "early_terminate: {type: hyperband, min_iter: 1, eta: 3}"));
        Assert.Equal(RunState.Completed, runs[3].State);
        Assert.InRange((await EpochsAsync(host, runs)).Sum(), 9 + 2 * 2 + 8, 9 * 9 / 2);
        Assert.All(runs, r => Assert.True(r.State.IsFinal(), $"{r.Id} is {r.State}"));
    }

    [Fact]
    public async Task Seeds_of_a_configuration_share_every_decision()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("seeds", ["level=1", "level=2", "level=3"], 4, "seeds: [0, 1]\nearly_terminate: {type: hyperband, min_iter: 2, eta: 3}"));
        Assert.Equal([RunState.Completed, RunState.Stopped, RunState.Stopped], runs.Take(3).Select(r => r.State));
        Assert.Equal(runs.Take(3).Select(r => (r.State, r.Message)), runs.Skip(3).Select(r => (r.State, r.Message)));
    }

    [Fact]
    public async Task A_run_that_fails_on_the_way_does_not_keep_the_others_waiting()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("failing", ["level=1 diverged=3", "level=2", "level=3 diverged=1", "level=4", "level=5", "level=6"], 6, "early_terminate: {type: hyperband, min_iter: 2, eta: 3, strict: true}"));
        Assert.Equal([RunState.Failed, RunState.Completed, RunState.Failed], runs.Take(3).Select(r => r.State));
        Assert.All(runs.Skip(3), r => Assert.Equal(RunState.Stopped, r.State));
    }

    [Fact]
    public async Task Every_stopped_run_goes_on_where_all_are_audited()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("audited", ["level=1", "level=2", "level=3"], 4, "early_terminate: {type: hyperband, min_iter: 1, eta: 3, audit: 1}"));
        Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
        Assert.Contains(await host.Store.DecisionsAsync(SweepId.Parse("audited")), d => d.Kind == DecisionKind.Audit && d.ConfigurationIndex == 3);
    }

    /// <summary>Dropout has no effect with one layer: two of three configurations of each script are like the first.</summary>
    [Theory]
    [InlineData("early_terminate: {type: hyperband, min_iter: 1, eta: 3}")]
    [InlineData("early_terminate: {type: hyperband, min_iter: 1, eta: 3, strict: true}")]
    [InlineData("early_terminate: {type: hyperband, min_iter: 1, eta: 3, audit: 1}")]
    [InlineData("early_terminate: {type: median, grace_epochs: 1, min_runs: 1}")]
    [InlineData("method: bayes\nmetric: {name: val_ppl, goal: minimize}\nbudget: {runs: 9}")]
    [InlineData("method: bayes\nmetric: {name: val_ppl, goal: minimize}\nbudget: {runs: 9}\nearly_terminate: {type: hyperband, min_iter: 1, eta: 3, strict: true}")]
    public async Task Configurations_that_are_equal_in_effect_keep_no_rule_waiting(string how)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var given = Given.SweepWith("alike", ["level=1", "level=2", "level=3"], 4, how);
        var sweep = await host.Client.SubmitAsync(given with { Yaml = given.Yaml.Replace("parameters:", "parameters:\n  layers: 1\n  dropout: [0, 0.2, 0.4]", StringComparison.Ordinal) });
        var runs = await host.UntilEndAsync(sweep);
        Assert.Contains((await host.Store.FindSweepAsync(sweep))!.State, (SweepState[])[SweepState.Completed, SweepState.Halted]);
        Assert.Equal(9, runs.Count);
        Assert.All(runs, r => Assert.True(r.State is RunState.Completed or RunState.Stopped, $"{r.Id} is {r.State}"));
    }

    [Fact]
    public async Task The_median_rule_stops_what_is_worse_than_the_others_were_on_average()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Given.SweepWith("median", ["level=1", "level=1.5", "level=90 ms=20"], 60, "slots: 1\nearly_terminate: {type: median, grace_epochs: 2, min_runs: 2}"));
        Assert.Equal([RunState.Completed, RunState.Completed, RunState.Stopped], runs.Select(r => r.State));
        Assert.Equal("median", runs[2].Reason);
        Assert.StartsWith("At epoch 3 its best figure was 93, worse than ", runs[2].Message, StringComparison.Ordinal);
        Assert.InRange((await host.Store.EpochsAsync(runs[2].Id)).Count, 3, 59);
    }

    [Fact]
    public async Task What_was_paused_when_a_host_ended_is_decided_by_the_next_one()
    {
        using var folder = new TemporaryFolder();
        const string rule = "early_terminate: {type: hyperband, min_iter: 2, eta: 3, strict: true}";
        string[] scripts = ["level=5 ms=30", "level=2 ms=30", "level=8 ms=30", "level=1 ms=30", "level=9 ms=30", "level=3 ms=30"];
        await using (var host = await TestHost.StartAsync(folder))
        {
            var sweep = await host.Client.SubmitAsync(Given.SweepWith("paused", scripts, 12, rule));
            await host.UntilAsync(new RunId(sweep, 2), r => r.State == RunState.AwaitingPromotion, "pause");
        }
        await using (var host = await TestHost.StartAsync(folder))
        {
            var runs = await host.UntilEndAsync(SweepId.Parse("paused"));
            Assert.Equal([2, 6, 2, 12, 2, 2], await EpochsAsync(host, runs));
            await using var other = await TestHost.StartAsync(new TemporaryFolder());
            var undisturbed = await other.TrainAsync(Given.SweepWith("paused", scripts, 12, rule));
            Assert.Equal(undisturbed.Select(r => (r.Id, r.State, r.Message)), runs.Select(r => (r.Id, r.State, r.Message)));
        }
    }

    private static async Task<IReadOnlyList<int>> EpochsAsync(TestHost host, IEnumerable<Results.Store.RunRecord> runs)
    {
        var epochs = new List<int>();
        foreach (var run in runs) epochs.Add((await host.Store.EpochsAsync(run.Id)).Count);
        return epochs;
    }
}
