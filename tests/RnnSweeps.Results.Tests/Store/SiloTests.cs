using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>Leases: who may train, and when a run may be given away.</summary>
public abstract class SiloTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(7);

    [Fact]
    public async Task A_lease_is_taken_renewed_and_told()
    {
        var silo = Silo("a");
        Assert.True(await Store.RenewLeaseAsync(silo, Lease));
        var first = Assert.Single(await Store.SilosAsync());
        Assert.Equal(
            (silo.Silo, silo.Name, silo.Machine, silo.ProcessId, silo.Slots, silo.ProgramVersion, true, null),
            (first.Silo, first.Name, first.Machine, first.ProcessId, first.Slots, first.ProgramVersion, first.IsHeld, first.EndedAt));
        Assert.Equal(first.StartedAt + Lease, first.LeaseUntil);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Store.RenewLeaseAsync(silo with { Slots = "[]" }, Lease));
        var renewed = Assert.Single(await Store.SilosAsync());
        Assert.True(renewed.LeaseUntil > first.LeaseUntil);
        Assert.Equal((first.StartedAt, "[]"), (renewed.StartedAt, renewed.Slots));
    }

    [Fact]
    public async Task A_lease_that_was_given_up_never_comes_back()
    {
        await Store.RenewLeaseAsync(Silo("a"), Lease);
        await Store.EndLeaseAsync("a");
        var ended = Assert.Single(await Store.SilosAsync());
        Assert.False(ended.IsHeld);
        Assert.NotNull(ended.EndedAt);
        Assert.False(await Store.RenewLeaseAsync(Silo("a"), Lease));
        await Store.EndLeaseAsync("a");
        Assert.Equal(ended, Assert.Single(await Store.SilosAsync()));
    }

    [Fact]
    public async Task A_lease_that_ran_out_never_comes_back()
    {
        await Store.RenewLeaseAsync(Silo("a"), Lease);
        await RanOutAsync("a", TimeSpan.FromSeconds(1));
        Assert.False(await Store.RenewLeaseAsync(Silo("a"), Lease));
        var silo = Assert.Single(await Store.SilosAsync());
        Assert.Equal((false, null), (silo.IsHeld, silo.EndedAt));
        Assert.True(await Store.RenewLeaseAsync(Silo("a/2"), Lease));
    }

    [Fact]
    public async Task Silos_are_forgotten_after_a_day()
    {
        foreach (var name in (string[])["old", "recent", "new"]) await Store.RenewLeaseAsync(Silo(name), Lease);
        await RanOutAsync("old", TimeSpan.FromHours(25));
        await RanOutAsync("recent", TimeSpan.FromHours(23));
        Assert.Equal(["new", "recent"], (await Store.SilosAsync()).Select(s => s.Silo).Order());
        await Store.RenewLeaseAsync(Silo("newest"), Lease);
        Assert.Equal(3L, await Database.ByHandAsync("SELECT count(*) FROM silos"));
    }

    [Theory]
    [InlineData("held", null)]
    [InlineData("ran out a minute ago", null)]
    [InlineData("ran out an hour ago", FailureKind.LostHost)]
    [InlineData("given up", FailureKind.LostSilo)]
    [InlineData("never there", FailureKind.LostSilo)]
    public async Task A_run_is_given_away_when_its_silo_is_surely_gone_and_not_before(string silo, FailureKind? loss)
    {
        var gone = loss is not null;
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        if (silo != "never there") await Store.RenewLeaseAsync(Silo("a"), Lease);
        if (silo == "ran out a minute ago") await RanOutAsync("a", TimeSpan.FromMinutes(1));
        if (silo == "ran out an hour ago") await RanOutAsync("a", TimeSpan.FromHours(1));
        if (silo == "given up") await Store.EndLeaseAsync("a");
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        Assert.Equal(loss, await Store.LossAsync("a", Grace));
        Assert.Equal(gone, await Store.RequeueLostAsync(run, 1, Grace, "It was cut off."));
        Assert.Equal(gone ? RunState.Queued : RunState.Running, (await Store.FindRunAsync(run))!.State);
        Assert.Equal(gone ? ["lost_silo"] : [], (await Store.EventsAsync(run.Sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_lost_silo_is_told_and_is_no_failure_of_the_run()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        Assert.True(await Store.RequeueLostAsync(run, 1, Grace, "It was cut off."));
        var record = (await Store.FindRunAsync(run))!;
        Assert.Equal((RunState.Queued, 1, 0, "lost_silo", "It was cut off."), (record.State, record.Attempt, record.Failures, record.Reason, record.Message));
        Assert.Equal("lost_silo requeued It was cut off.", await Database.ByHandAsync("SELECT failure || ' ' || outcome || ' ' || message FROM attempts"));
        Assert.Equal("Run depth/0001: attempt 1 was lost with silo a. It was cut off.", Assert.Single(await Store.EventsAsync(run.Sweep)).Message);
        // What the lost silo still says is refused and noted.
        Assert.Equal(2, await Store.BeginAttemptAsync(run, 1, Given.Place with { Owner = "b" }));
        Assert.False(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]));
        Assert.False(await Store.RequeueLostAsync(run, 1, Grace, "Late."));
        Assert.Equal(["lost_silo", "fenced_write", "fenced_write"], (await Store.EventsAsync(run.Sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_run_is_given_away_once_however_many_ask()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.RequeueLostAsync(run, 1, Grace, "It was cut off.")));
        Assert.Single(given, g => g);
        Assert.Equal(1L, await Database.ByHandAsync("SELECT count(*) FROM events WHERE kind = 'lost_silo'"));
    }

    private static SiloIdentity Silo(string silo) => new(silo, "name of " + silo, "machine", 42, """[{"device":"cpu","threads":1}]""", "0.1.0");

    private Task RanOutAsync(string silo, TimeSpan ago) =>
        Database.ByHandAsync($"UPDATE silos SET lease_until = '{Moment.Text(Database.Now(Time) - ago)}' WHERE silo = '{silo}'");
}
