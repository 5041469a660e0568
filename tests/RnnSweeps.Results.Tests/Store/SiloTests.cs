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

    [Fact]
    public async Task A_lease_is_taken_renewed_and_told()
    {
        var silo = Silo("a");
        Assert.True(await Store.TakeLeaseAsync(silo, Lease));
        var first = Assert.Single(await Store.SilosAsync());
        Assert.Equal(
            (silo.Silo, silo.Name, silo.Machine, silo.ProcessId, silo.Slots, silo.ProgramVersion, true, false, null),
            (first.Silo, first.Name, first.Machine, first.ProcessId, first.Slots, first.ProgramVersion, first.IsHeld, first.IsLost, first.EndedAt));
        Assert.Equal(first.StartedAt + Lease, first.LeaseUntil);
        var seen = Assert.Single(await Store.LeasesAsync());
        Assert.Equal(("a", 0L, Lease), (seen.Silo, seen.Renewals, seen.Length));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await Store.TakeLeaseAsync(silo, Lease));
        Assert.True(await Store.RenewLeaseAsync(silo with { Slots = "[]" }, Lease));
        var renewed = Assert.Single(await Store.SilosAsync());
        Assert.True(renewed.LeaseUntil > first.LeaseUntil);
        Assert.Equal((first.StartedAt, "[]"), (renewed.StartedAt, renewed.Slots));
        Assert.Equal(1, Assert.Single(await Store.LeasesAsync()).Renewals);
    }

    [Fact]
    public async Task A_lease_that_was_given_up_never_comes_back()
    {
        await Store.TakeLeaseAsync(Silo("a"), Lease);
        await Store.EndLeaseAsync("a");
        var ended = Assert.Single(await Store.SilosAsync());
        Assert.Equal((false, false), (ended.IsHeld, ended.IsLost));
        Assert.NotNull(ended.EndedAt);
        Assert.Empty(await Store.LeasesAsync());
        Assert.False(await Store.RenewLeaseAsync(Silo("a"), Lease));
        Assert.False(await Store.TakeLeaseAsync(Silo("a"), Lease));
        await Store.EndLeaseAsync("a");
        Assert.Equal(ended, Assert.Single(await Store.SilosAsync()));
        Assert.True(await Store.TakeLeaseAsync(Silo("a/2"), Lease));
    }

    [Fact]
    public async Task A_lease_is_renewed_however_the_clock_is_set()
    {
        await Store.TakeLeaseAsync(Silo("a"), Lease);
        foreach (var jump in (int[])[25, -25])
        {
            await JumpAsync("a", TimeSpan.FromHours(jump));
            Assert.False(Assert.Single(await Store.SilosAsync(), s => s.Silo == "a").IsHeld);
            Assert.Null(await Store.LossAsync("a"));
            // Whoever comes now forgets nobody whose lease has not been ended.
            Assert.True(await Store.TakeLeaseAsync(Silo($"b{jump}"), Lease));
            await Store.EndLeaseAsync($"b{jump}");
            Assert.True(await Store.RenewLeaseAsync(Silo("a"), Lease));
            Assert.True(Assert.Single(await Store.SilosAsync(), s => s.Silo == "a").IsHeld);
        }
    }

    [Fact]
    public async Task A_lease_is_ended_by_others_only_as_it_was_seen()
    {
        await Store.TakeLeaseAsync(Silo("a"), Lease);
        var early = Assert.Single(await Store.LeasesAsync());
        Assert.True(await Store.RenewLeaseAsync(Silo("a"), Lease));
        Assert.False(await Store.EndUnmovedAsync(early));
        // A program that counts no renewals has renewed it.
        var seen = Assert.Single(await Store.LeasesAsync());
        await JumpAsync("a", TimeSpan.FromSeconds(-1));
        Assert.False(await Store.EndUnmovedAsync(seen));
        Assert.Null(await Store.LossAsync("a"));
        seen = Assert.Single(await Store.LeasesAsync());
        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.EndUnmovedAsync(seen)));
        Assert.Single(ends, e => e);
        Assert.False(await Store.RenewLeaseAsync(Silo("a"), Lease));
        var silo = Assert.Single(await Store.SilosAsync());
        Assert.Equal((false, true), (silo.IsHeld, silo.IsLost));
        Assert.Equal(FailureKind.LostHost, await Store.LossAsync("a"));
        // It lived after all.
        await Store.EndLeaseAsync("a");
        Assert.Equal(silo with { IsLost = false }, Assert.Single(await Store.SilosAsync()));
        Assert.Equal(FailureKind.LostSilo, await Store.LossAsync("a"));
    }

    /// <summary>A renewal and an end at the same time: one of the two, never both.</summary>
    [Fact]
    public async Task A_silo_that_renews_in_the_last_moment_keeps_its_lease_or_hears_that_it_has_none()
    {
        for (var n = 0; n < 20; n++)
        {
            var silo = Silo($"s{n}");
            await Store.TakeLeaseAsync(silo, Lease);
            var seen = (await Store.LeasesAsync()).Single(l => l.Silo == silo.Silo);
            var renewed = Task.Run(() => Store.RenewLeaseAsync(silo, Lease));
            var ended = Task.Run(() => Store.EndUnmovedAsync(seen));
            Assert.NotEqual(await renewed, await ended);
            Assert.Equal(await ended ? FailureKind.LostHost : null, await Store.LossAsync(silo.Silo));
        }
    }

    [Fact]
    public async Task Silos_that_have_ended_are_forgotten_after_a_day()
    {
        foreach (var name in (string[])["old", "recent", "new"]) await Store.TakeLeaseAsync(Silo(name), Lease);
        foreach (var (name, ago) in (IEnumerable<(string, int)>)[("old", 25), ("recent", 23)])
            await Database.ByHandAsync($"UPDATE silos SET ended_at = '{Moment.Text(Database.Now(Time) - TimeSpan.FromHours(ago))}' WHERE silo = '{name}'");
        Assert.Equal(["new", "recent"], (await Store.SilosAsync()).Select(s => s.Silo).Order());
        await Store.TakeLeaseAsync(Silo("newest"), Lease);
        Assert.Equal(3L, await Database.ByHandAsync("SELECT count(*) FROM silos"));
    }

    [Theory]
    [InlineData("held", null)]
    [InlineData("held, and the clock has jumped", null)]
    [InlineData("ended by others", FailureKind.LostHost)]
    [InlineData("given up", FailureKind.LostSilo)]
    [InlineData("never there", FailureKind.LostSilo)]
    public async Task A_run_is_given_away_when_its_silo_is_surely_gone_and_not_before(string silo, FailureKind? loss)
    {
        var gone = loss is not null;
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        if (silo != "never there") await Store.TakeLeaseAsync(Silo("a"), Lease);
        if (silo == "held, and the clock has jumped") await JumpAsync("a", TimeSpan.FromHours(1));
        if (silo == "ended by others") Assert.True(await Store.EndUnmovedAsync(Assert.Single(await Store.LeasesAsync())));
        if (silo == "given up") await Store.EndLeaseAsync("a");
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        Assert.Equal(loss, await Store.LossAsync("a"));
        Assert.Equal(gone, await Store.RequeueLostAsync(run, 1, "It was cut off."));
        Assert.Equal(gone ? RunState.Queued : RunState.Running, (await Store.FindRunAsync(run))!.State);
        Assert.Equal(gone ? ["lost_silo"] : [], (await Store.EventsAsync(run.Sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_lost_silo_is_told_and_is_no_failure_of_the_run()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        Assert.True(await Store.RequeueLostAsync(run, 1, "It was cut off."));
        var record = (await Store.FindRunAsync(run))!;
        Assert.Equal((RunState.Queued, 1, 0, "lost_silo", "It was cut off."), (record.State, record.Attempt, record.Failures, record.Reason, record.Message));
        Assert.Equal("lost_silo requeued It was cut off.", await Database.ByHandAsync("SELECT failure || ' ' || outcome || ' ' || message FROM attempts"));
        Assert.Equal("Run depth/0001: attempt 1 was lost with silo a. It was cut off.", Assert.Single(await Store.EventsAsync(run.Sweep)).Message);
        // What the lost silo still says is refused and noted.
        Assert.Equal(2, await Store.BeginAttemptAsync(run, 1, Given.Place with { Owner = "b" }));
        Assert.False(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]));
        Assert.False(await Store.RequeueLostAsync(run, 1, "Late."));
        Assert.Equal(["lost_silo", "fenced_write", "fenced_write"], (await Store.EventsAsync(run.Sweep)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_run_is_given_away_once_however_many_ask()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place with { Owner = "a" });
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.RequeueLostAsync(run, 1, "It was cut off.")));
        Assert.Single(given, g => g);
        Assert.Equal(1L, await Database.ByHandAsync("SELECT count(*) FROM events WHERE kind = 'lost_silo'"));
    }

    private static SiloIdentity Silo(string silo) => new(silo, "name of " + silo, "machine", 42, """[{"device":"cpu","threads":1}]""", "0.1.0");

    /// <summary>As if the clock had been put forward since the lease was renewed.</summary>
    private Task JumpAsync(string silo, TimeSpan jump) =>
        Database.ByHandAsync($"UPDATE silos SET lease_until = '{Moment.Text(Database.Now(Time) + Lease - jump)}' WHERE silo = '{silo}'");
}
