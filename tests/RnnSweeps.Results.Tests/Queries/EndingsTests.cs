using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Queries;

public sealed class EndingsTests
{
    private static readonly SweepDefinition Sweep = SweepFile.Parse(
        """
        name: depth
        method: grid
        parameters: {cell: [rnn, gru, lstm], corpus: lamplighter, epochs: 9}
        early_terminate: {type: hyperband, min_iter: 1, eta: 3}
        """,
        "depth.yaml").Definition!;

    [Fact]
    public void A_rule_tells_of_each_configuration_the_rung_and_the_figures_that_decided()
    {
        IReadOnlyList<RunRecord> runs = [Run(1, 1, RunState.Completed), Run(2, 2, RunState.Stopped, "hyperband"), Run(3, 2, RunState.Stopped, "hyperband"), Run(4, 3, RunState.Stopped, "hyperband")];
        var stopped = Endings.Of(Sweep, runs, [Stop(3, 4, (1, 7), (2, 8), (3, 9)), Stop(2, 1, (1, 7), (2, 8)), Decide(DecisionKind.Promote, 1, 1, (1, 7))]).Stopped;
        Assert.Equal([(2, 1, 2, new DecisionEvidence(8, 7, 2, 2)), (3, 4, 1, new DecisionEvidence(9, 7, 3, 3))], stopped.Select(s => (s.ConfigurationIndex, s.Epoch!.Value, s.Runs, s.Grounds!)));
    }

    [Fact]
    public void Other_ends_are_grouped_by_their_reason_and_say_how_many_said_something_else()
    {
        IReadOnlyList<RunRecord> runs =
        [
            Run(1, 1, RunState.Failed, "diverged", "Run depth/0001: the loss is NaN at step 3. Log: /r/1.log"), Run(2, 1, RunState.Failed, "diverged", "Run depth/0002: the loss is 5.3E+30 at step 14. Log: /r/2.log"),
            Run(3, 2, RunState.Failed, "diverged", "Something else."), Run(4, 2, RunState.Stopped, "patience", "No better for 3 epochs."), Run(5, 3, RunState.Queued),
        ];
        var endings = Endings.Of(Sweep, runs, []);
        Assert.Empty(endings.Stopped);
        Assert.Equal([("diverged", 3, 1, 1), ("patience", 1, 4, 0)], endings.Others.Select(e => (e.Reason!, e.Runs, e.First.Number, e.Otherwise)));
        Assert.StartsWith("Run depth/0001: the loss is NaN", endings.Others[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_a_rule_would_have_stopped_and_that_failed_counts_as_failed()
    {
        var endings = Endings.Of(Sweep, [Run(1, 2, RunState.Failed, "crashed"), Run(2, 2, RunState.Stopped, "hyperband")], [Stop(2, 1, (1, 7), (2, 8))]);
        Assert.Equal(1, Assert.Single(endings.Stopped).Runs);
        Assert.Equal("crashed", Assert.Single(endings.Others).Reason);
    }

    private static RunRecord Run(int number, int configuration, RunState state, string? reason = null, string? message = null) =>
        new(new RunId(SweepId.Parse("depth"), number), configuration, $"cell={configuration}", Given.Configuration(), 0, state, reason, message, 1, 0, null, null, null, null);

    private static Decision Stop(int configuration, int epoch, params (int Configuration, double Value)[] seen) => Decide(DecisionKind.Stop, configuration, epoch, seen);

    private static Decision Decide(DecisionKind kind, int configuration, int epoch, params (int Configuration, double Value)[] seen) =>
        new(kind, "hyperband", configuration, epoch, 3, [.. seen.Select(s => new SeenResult(s.Configuration, s.Value))], "It was told.");
}
