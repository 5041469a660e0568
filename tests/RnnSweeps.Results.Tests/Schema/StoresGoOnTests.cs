using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>What was unfinished in a store of an earlier schema goes on under this program.</summary>
public sealed class StoresGoOnTests
{
    /// <summary>Those in which something is unfinished.</summary>
    public static TheoryData<string> Names => [.. OldStore.Names.Where(n => !n.EndsWith("-search", StringComparison.Ordinal))];

    public static TheoryData<string> NamesSince(int schema) =>
        [.. Names.Select(n => n.Data).Where(n => string.CompareOrdinal(n, $"schema-{schema:00}") >= 0)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_run_that_was_in_training_is_tried_again_and_ends(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var killed = (await store.FindRunAsync(RunId.Parse("killed/0001")))!;
        Assert.Equal(RunState.Running, killed.State);
        await EndAsync(store, killed);
        Assert.Equal(RunState.Completed, (await store.FindRunAsync(killed.Id))!.State);
        Assert.Equal(await store.StoredEpochsAsync(killed.Id), (await store.EpochsAsync(killed.Id)).Count);
    }

    /// <summary>With one layer dropout has no effect, and programs since schema 9 know it.</summary>
    [Theory, MemberData(nameof(NamesSince), 9)]
    public async Task A_run_that_waited_for_an_equal_one_takes_over_its_result(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var (killed, equal) = (RunId.Parse("killed/0001"), RunId.Parse("killed/0002"));
        Assert.Equal(RunState.AwaitingResult, (await store.FindRunAsync(equal))!.State);
        await EndAsync(store, (await store.FindRunAsync(killed))!);
        var run = (await store.FindRunAsync(equal))!;
        Assert.Equal((RunState.Completed, killed), (run.State, run.ReusedFrom));
        Assert.Equal(await store.EpochsAsync(killed), await store.EpochsAsync(equal));
    }

    [Theory, MemberData(nameof(NamesSince), 3)]
    public async Task A_run_at_a_rung_hears_the_decision_about_its_configuration(string name)
    {
        using var old = new OldStore(name);
        var run = RunId.Parse("waiting/0001");
        await using var store = await old.OpenAsync();
        async Task DecidedAsync(DecisionKind kind, int rung)
        {
            var decision = new Decision(kind, "hyperband", 1, rung, 2, [new SeenResult(1, 9)], "Decided.");
            Assert.NotNull(await store.DecideAsync(run.Sweep, (await store.DecisionLogAsync(run.Sweep)).Last, [(decision, null)]));
        }
        await DecidedAsync(DecisionKind.Promote, rung: 1);
        Assert.Equal(RunState.Queued, (await store.FindRunAsync(run))!.State);
        await DecidedAsync(DecisionKind.Stop, rung: 2);
        Assert.Equal(RunState.Stopped, (await store.FindRunAsync(run))!.State);
    }

    [Theory, MemberData(nameof(NamesSince), 3)]
    public async Task A_halted_sweep_is_left_alone_until_it_is_resumed(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var spent = SweepId.Parse("spent");
        Assert.Equal((SweepState.Halted, "The budget of 1 runs is spent."), await StateAsync(store, spent));
        Assert.DoesNotContain(spent, await store.SweepsInCareAsync());
        Assert.True((await store.ControlAsync(new ResumeRequest(spent))).HasChanged);
        Assert.Equal((SweepState.Active, null), await StateAsync(store, spent));
        Assert.Contains(spent, await store.SweepsInCareAsync());
    }

    [Theory, MemberData(nameof(NamesSince), 5)]
    public async Task What_a_person_has_paused_waits_for_that_person(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var (sweep, run, other) = (SweepId.Parse("paused"), RunId.Parse("paused/0001"), RunId.Parse("spent/0002"));
        Assert.Equal((SweepState.Paused, "Paused by the user."), await StateAsync(store, sweep));
        Assert.DoesNotContain(sweep, await store.SweepsInCareAsync());
        Assert.False(await store.MayBeginAsync(run));
        Assert.Equal(ControlEffect.Already, (await store.ControlAsync(new PauseRequest(sweep))).Effect);
        Assert.True((await store.ControlAsync(new ResumeRequest(sweep))).HasChanged);
        Assert.True(await store.MayBeginAsync(run));
        Assert.Equal((SweepState.Active, null), await StateAsync(store, sweep));

        Assert.False(await store.MayBeginAsync(other));
        Assert.True((await store.ControlAsync(new ResumeRequest(other.Sweep, other))).HasChanged);
        Assert.True(await store.MayBeginAsync(other));
        var released = (await store.FindRunAsync(other))!;
        Assert.Equal((false, 3), (released.Paused, released.Priority));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task What_has_failed_or_was_cancelled_is_tried_again_and_what_goes_on_is_cancelled(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var failed = RunId.Parse(old.Before("SELECT id FROM runs WHERE state = 'failed'").Single().Text("id")!);
        foreach (var run in (RunId[])[failed, RunId.Parse("cancelled/0001")])
        {
            Assert.True((await store.ControlAsync(new RetryRequest(run.Sweep, run))).HasChanged);
            Assert.Equal(RunState.Queued, (await store.FindRunAsync(run))!.State);
            Assert.Equal((SweepState.Active, null), await StateAsync(store, run.Sweep));
        }
        foreach (var sweep in (await store.SweepsAsync()).Where(s => !s.State.IsFinal()))
        {
            Assert.True((await store.ControlAsync(new CancelRequest(sweep.Id, null, "Enough."))).HasChanged);
            Assert.Equal((SweepState.Cancelled, "Enough."), await StateAsync(store, sweep.Id));
            Assert.All(await store.RunsAsync(sweep.Id), r => Assert.True(r.State.IsFinal()));
        }
    }

    /// <summary>Its next attempt trains one more epoch, and that was the last.</summary>
    private static async Task EndAsync(ResultStore store, RunRecord run)
    {
        await store.BeginAgainAsync(run.Id, run.Attempt);
        var epoch = await store.StoredEpochsAsync(run.Id) + 1;
        Assert.True(await store.AppendAsync(run.Id, run.Attempt + 1, [new EpochEnded(run.Id, run.Attempt + 1, Given.Epoch(epoch))]));
        Assert.True(await store.EndRunAsync(run.Id, run.Attempt + 1, RunOutcome.Completed));
    }

    private static async Task<(SweepState State, string? Reason)> StateAsync(ResultStore store, SweepId sweep)
    {
        var found = (await store.FindSweepAsync(sweep))!;
        return (found.State, found.Reason);
    }
}
