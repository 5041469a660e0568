using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>Runs of one sweep that differ in parameters without effect alone.</summary>
public abstract class EqualsTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task One_is_trained_and_the_others_take_over_its_results_when_it_ends()
    {
        var (first, second, third) = await AddedAsync();
        Assert.Equal([RunState.Queued, RunState.AwaitingResult, RunState.AwaitingResult], await StatesAsync(first.Sweep));
        Assert.StartsWith($"Waits for {first}", (await Store.FindRunAsync(second))!.Message, StringComparison.Ordinal);
        await Store.TrainAsync(first, 9, 8);
        Assert.Equal([RunState.Completed, RunState.Completed, RunState.Completed], await StatesAsync(first.Sweep));
        foreach (var run in new[] { second, third })
        {
            Assert.Equal(first, (await Store.FindRunAsync(run))!.TrainedAs);
            Assert.Equal(await Store.EpochsAsync(first), await Store.EpochsAsync(run));
        }
        Assert.Equal([(second, RunState.Completed), (third, RunState.Completed)], await Store.EqualsAsync(first));
    }

    [Fact]
    public async Task Where_it_fails_the_next_one_is_trained_in_its_place()
    {
        var (first, second, third) = await AddedAsync();
        await Store.BeginAttemptAsync(first, 0, Given.Place);
        await Store.EndRunAsync(first, 1, RunOutcome.Failed(FailureKind.Diverged, "Loss became NaN."));
        Assert.Equal([RunState.Failed, RunState.Queued, RunState.AwaitingResult], await StatesAsync(first.Sweep));
        Assert.Null((await Store.FindRunAsync(second))!.ReusedFrom);
        Assert.Equal(second, (await Store.FindRunAsync(third))!.ReusedFrom);
        await Store.ControlAsync(new CancelRequest(second.Sweep, second, "Asked."));
        Assert.Equal([RunState.Failed, RunState.Cancelled, RunState.Queued], await StatesAsync(first.Sweep));
        await Store.TrainAsync(third, 7);
        Assert.Equal([RunState.Failed, RunState.Cancelled, RunState.Completed], await StatesAsync(first.Sweep));
    }

    [Fact]
    public async Task Where_configurations_are_compared_while_they_train_none_waits()
    {
        var sweep = (await Store.AddSweepAsync(Given.Submission("equal"))).Id;
        await Store.AddRunsAsync(sweep, Runs, new RunSettings(Until: _ => 3));
        Assert.Equal([RunState.Queued, RunState.Queued, RunState.Queued], await StatesAsync(sweep));
    }

    private static IReadOnlyList<PlannedRun> Runs { get; } = [.. ((double[])[0, 0.1, 0.2]).Select((dropout, i) => new PlannedRun(
        i + 1, i + 1, Configuration.Of(new Dictionary<string, ParameterValue> { ["corpus"] = ParameterValue.Of("tm"), ["layers"] = ParameterValue.Of(1), ["dropout"] = ParameterValue.Of(dropout) }), "layers=1", 0))];

    private async Task<(RunId First, RunId Second, RunId Third)> AddedAsync()
    {
        var sweep = (await Store.AddSweepAsync(Given.Submission("equal"))).Id;
        await Store.AddRunsAsync(sweep, Runs);
        await Store.AddRunsAsync(sweep, Runs);
        return (new RunId(sweep, 1), new RunId(sweep, 2), new RunId(sweep, 3));
    }

    private async Task<IEnumerable<RunState>> StatesAsync(SweepId sweep) => (await Store.RunsAsync(sweep)).Select(r => r.State);
}

public sealed class SqliteEqualsTests : EqualsTests<SqliteTestDatabase>;

public sealed class PostgresEqualsTests : EqualsTests<PostgresTestDatabase>;
