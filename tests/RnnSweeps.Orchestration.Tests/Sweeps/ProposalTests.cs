using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class ProposalTests
{
    [Fact]
    public async Task Bayes_proposes_up_to_its_cap_and_every_proposal_follows_from_what_it_saw()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var submission = Search("bayes", "run_cap: 16");
        var runs = await host.TrainAsync(submission);
        Assert.Equal(16, runs.Count);
        Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
        Assert.Equal(16, runs.Select(r => r.Configuration).Distinct().Count());
        var definition = SweepFile.Parse(submission.Yaml, "bayes.yaml").Definition!;
        var proposals = (await host.Store.DecisionsAsync(SweepId.Parse("bayes"))).Where(d => d.Kind == DecisionKind.Propose).ToList();
        Assert.Equal(Enumerable.Range(11, 6), proposals.Select(p => p.ConfigurationIndex));
        foreach (var proposal in proposals)
        {
            var known = runs.Take(proposal.ConfigurationIndex - 1).Select(r => r.Configuration).ToList();
            Assert.Equal(runs[proposal.ConfigurationIndex - 1].Configuration, Proposals.Next(definition, SearchSpaces.Draws(definition), known, proposal.Seen));
            Assert.InRange(proposal.Seen.Count(s => s.Value is not null), proposal.ConfigurationIndex - 3, proposal.ConfigurationIndex - 1);
        }
    }

    [Fact]
    public async Task A_space_that_is_exhausted_ends_the_sweep()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var submission = Search("small", "run_cap: 50") with { };
        var runs = await host.TrainAsync(submission with { Yaml = submission.Yaml.Replace("dropout: {min: 0.0, max: 0.5}", "dropout: [0, 0.1, 0.2]", StringComparison.Ordinal).Replace("layers: {min: 1, max: 4}", "layers: [1, 2, 3, 4]", StringComparison.Ordinal) });
        Assert.Equal(12, runs.Count);
        Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
    }

    [Fact]
    public async Task A_budget_that_the_last_proposal_spends_ends_the_sweep_and_does_not_halt_it()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.TrainAsync(Search("spent", "run_cap: 12\nbudget: {runs: 12}\nslots: 1"));
        Assert.Equal(12, runs.Count);
        Assert.Equal(SweepState.Completed, (await host.Store.FindSweepAsync(SweepId.Parse("spent")))!.State);
    }

    [Fact]
    public async Task Slots_that_ask_at_once_propose_no_more_than_the_budget()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        foreach (var sweep in (string[])["first", "second", "third"])
        {
            // With one layer dropout does not act: configurations that are equal in effect are trained once, and cost one run of the budget.
            var search = Search(sweep, "run_cap: 12\nbudget: {runs: 11}");
            var runs = await host.TrainAsync(search with { Yaml = search.Yaml.Replace("layers: {min: 1, max: 4}", "layers: {min: 2, max: 4}", StringComparison.Ordinal) });
            Assert.Equal(11, runs.Count);
            Assert.Equal(SweepState.Halted, (await host.Store.FindSweepAsync(SweepId.Parse(sweep)))!.State);
        }
    }

    [Fact]
    public async Task Proposals_go_on_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await TestHost.StartAsync(folder))
        {
            var sweep = await host.Client.SubmitAsync(Search("again", "run_cap: 14", "ms=20"));
            await host.UntilAsync(new RunId(sweep, 10), r => r.State == RunState.Completed, "end");
        }
        await using (var host = await TestHost.StartAsync(folder))
        {
            var runs = await host.UntilEndAsync(SweepId.Parse("again"));
            Assert.Equal(14, runs.Count);
            Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
            Assert.Equal(14, runs.Select(r => r.Configuration).Distinct().Count());
        }
    }

    [Fact]
    public async Task Random_draws_are_the_same_on_every_host()
    {
        async Task<IReadOnlyList<RunRecord>> TrainAsync()
        {
            using var folder = new TemporaryFolder();
            await using var host = await TestHost.StartAsync(folder);
            var submission = Search("draws", "run_cap: 7\nseeds: [0, 1]");
            return await host.TrainAsync(submission with { Yaml = submission.Yaml.Replace("method: bayes", "method: random", StringComparison.Ordinal) });
        }
        var (first, second) = (await TrainAsync(), await TrainAsync());
        Assert.Equal(7, first.Count);
        Assert.Equal(first.Select(r => (r.Id, r.Configuration, r.Seed)), second.Select(r => (r.Id, r.Configuration, r.Seed)));
        Assert.Equal([1, 1, 2, 2, 3, 3, 4], first.Select(r => r.ConfigurationIndex));
    }

    private static SweepSubmission Search(string name, string lines, string script = "a")
    {
        var submission = Given.SweepWith(name, [script], 2, "method: bayes\n" + lines);
        return submission with { Yaml = submission.Yaml.Replace("  epochs: 2\n", "  epochs: 2\n  dropout: {min: 0.0, max: 0.5}\n  layers: {min: 1, max: 4}\n", StringComparison.Ordinal) };
    }
}
