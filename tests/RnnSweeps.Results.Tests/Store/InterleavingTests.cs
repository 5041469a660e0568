using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>
/// Silos, each with a store of its own, that all believe that they own the same runs and act in any order: what they are
/// answered and what is stored is what <see cref="RunModel"/> says, or at least one story without a contradiction.
/// </summary>
public abstract class InterleavingTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int Silos = 3;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>One operation after the other, by a random silo with a random belief: every answer is known beforehand.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Any_order_of_operations_is_answered_as_the_model_says(int seed)
    {
        var random = new Random(seed);
        var sweep = await Store.SweepAsync(["gru"], [0, 1]);
        await Database.AuditEpochsAsync();
        var leases = new LeaseModel();
        var models = Enumerable.Range(1, 2).ToDictionary(n => new RunId(sweep, n), _ => new RunModel(leases));
        var stores = await StoresAsync();
        for (var step = 0; step < 80; step++)
        {
            var silo = random.Next(Silos);
            var (store, name) = (stores[silo], $"silo-{silo}");
            var (run, model) = models.ElementAt(random.Next(models.Count));
            // Mostly the truth, often a belief that was true once.
            var attempt = random.Next(3) == 0 ? random.Next(model.Attempt + 2) : model.Attempt;
            switch (random.Next(16))
            {
                case 0 or 1 or 2 or 3:
                    Assert.Equal(model.Begin(attempt, name), await store.BeginAttemptAsync(run, attempt, Given.Place with { Owner = name }));
                    break;
                case 4 or 5 or 6 or 7:
                    var epoch = random.Next(1, 6);
                    Assert.Equal(model.Append(attempt, epoch), await store.AppendAsync(run, attempt, [new EpochEnded(run, attempt, Given.Epoch(epoch))]));
                    break;
                case 8 or 9:
                    var failure = random.Next(2) == 0 ? (FailureKind?)null : FailureKind.Crashed;
                    Assert.Equal(model.Requeue(attempt, failure is not null), await store.RequeueAsync(run, attempt, failure, "again"));
                    break;
                case 10 or 11:
                    Assert.Equal(model.RequeueLost(attempt), await store.RequeueLostAsync(run, attempt, "Lost."));
                    break;
                case 12 when step > 40:
                    var outcome = random.Next(2) == 0 ? RunOutcome.Completed : RunOutcome.Cancelled("Asked.");
                    Assert.Equal(model.End(attempt, outcome), await store.EndRunAsync(run, attempt, outcome));
                    break;
                case 13:
                    leases.End(name);
                    await (random.Next(2) == 0 ? store.EndLeaseAsync(name) : EndByOthersAsync(name));
                    break;
                default:
                    var identity = new SiloIdentity(name, name, "machine", 1, "[]", "0.1.0");
                    var first = !leases.WasTaken(name);
                    Assert.Equal(leases.Renew(name), first ? await store.TakeLeaseAsync(identity, Lease) : await store.RenewLeaseAsync(identity, Lease));
                    break;
            }
            var stored = (await Store.FindRunAsync(run))!;
            Assert.Equal((model.State, model.Attempt, model.Failures), (stored.State, stored.Attempt, stored.Failures));
        }
        foreach (var (run, model) in models)
        {
            var epochs = await ReadOnlyQuery.RunAsync(Store, $"SELECT epoch, attempt FROM epochs WHERE run_id = '{run}' ORDER BY epoch");
            Assert.Equal(model.Epochs.Select(e => ((long)e.Key, (long)e.Value)), epochs.Rows.Select(r => ((long)r[0]!, (long)r[1]!)));
            var events = (await Store.EventsAsync(sweep)).Where(e => e.Run == run).CountBy(e => e.Kind).ToDictionary();
            Assert.Equal((model.Refused, model.Lost), (events.GetValueOrDefault("fenced_write"), events.GetValueOrDefault("lost_silo")));
        }
        await EpochsWereWrittenByTheNewestAttemptAsync();
        foreach (var store in stores) await store.DisposeAsync();
    }

    /// <summary>All at the same time. Nobody has a lease, so that a refusal has one reason: the fence.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Silos_that_act_at_the_same_time_leave_one_story(int seed)
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1]);
        await Database.AuditEpochsAsync();
        var stores = await StoresAsync();
        var clock = new Clock();
        var acts = (await Task.WhenAll(stores.Select((store, silo) => Task.Run(() => ActAsync(store, $"silo-{silo}", sweep, new Random((100 * seed) + silo), clock))))).SelectMany(a => a).ToList();
        foreach (var run in await Store.RunsAsync(sweep))
        {
            var its = acts.Where(a => a.Run == run.Id).ToList();
            var begun = its.Where(a => a is { Kind: "begin", Done: true }).OrderBy(a => a.Attempt).ToList();
            Assert.Equal(Enumerable.Range(1, run.Attempt), begun.Select(b => b.Attempt));
            var owners = await ReadOnlyQuery.RunAsync(Store, $"SELECT owner FROM attempts WHERE run_id = '{run.Id}' ORDER BY attempt");
            Assert.Equal(begun.Select(b => b.Silo), owners.Rows.Select(r => (string)r[0]!));
            // Strictly in turn: an attempt has begun before the next one was asked for in vain or not, and nobody wrote for it afterwards.
            foreach (var write in its.Where(a => a is { Done: true }))
                Assert.DoesNotContain(begun, b => b.Attempt > write.Attempt && b.Ended < write.Started);
            var end = its.SingleOrDefault(a => a is { Kind: "end", Done: true });
            if (end is not null)
            {
                Assert.DoesNotContain(its, a => a.Done && a.Started > end.Ended);
                Assert.Equal(end.Dump, await DumpAsync(Store, run.Id));
            }
            foreach (var writes in its.Where(a => a is { Kind: "append", Done: true }).GroupBy(a => a.Epoch))
                Assert.Equal((long)writes.Max(w => w.Attempt), await Database.ByHandAsync($"SELECT attempt FROM epochs WHERE run_id = '{run.Id}' AND epoch = {writes.Key}"));
            Assert.Equal((long)its.Count(a => !a.Done), await Database.ByHandAsync($"SELECT count(*) FROM events WHERE run_id = '{run.Id}' AND kind IN ('fenced_write', 'missing_epochs')"));
            Assert.Equal(run.State == RunState.Running ? 1L : 0L, await Database.ByHandAsync($"SELECT count(*) FROM attempts WHERE run_id = '{run.Id}' AND ended_at IS NULL"));
        }
        await EpochsWereWrittenByTheNewestAttemptAsync();
        foreach (var store in stores) await store.DisposeAsync();
    }

    private static async Task<List<Act>> ActAsync(ResultStore store, string silo, SweepId sweep, Random random, Clock clock)
    {
        var acts = new List<Act>();
        var believed = new int[3];
        for (var turn = 0; turn < 60; turn++)
        {
            var n = random.Next(1, 3);
            var run = new RunId(sweep, n);
            // Now and then it looks; otherwise it acts on what it believes.
            if (random.Next(3) == 0) believed[n] = (await store.FindRunAsync(run))!.Attempt;
            var act = new Act { Silo = silo, Run = run, Attempt = believed[n], Epoch = random.Next(1, 6), Started = clock.Tick() };
            switch (random.Next(10))
            {
                case 0 or 1 or 2 or 3:
                    var attempt = await store.BeginAttemptAsync(run, believed[n], Given.Place with { Owner = silo });
                    act = act with { Kind = "begin", Done = attempt is not null, Attempt = believed[n] + 1 };
                    if (attempt is not null) believed[n] = attempt.Value;
                    break;
                case 4 or 5 or 6:
                    act = act with { Kind = "append", Done = await store.AppendAsync(run, act.Attempt, [new EpochEnded(run, act.Attempt, Given.Epoch(act.Epoch))]) };
                    break;
                case 7:
                    act = act with { Kind = "requeue", Done = await store.RequeueAsync(run, act.Attempt, FailureKind.Crashed, "crashed") };
                    break;
                case 8:
                    act = act with { Kind = "lost", Done = await store.RequeueLostAsync(run, act.Attempt, "Lost.") };
                    break;
                default:
                    if (turn < 30) continue;
                    act = act with { Kind = "end", Done = await store.EndRunAsync(run, act.Attempt, RunOutcome.Completed) };
                    if (act.Done) act = act with { Dump = await DumpAsync(store, run) };
                    break;
            }
            acts.Add(act with { Ended = clock.Tick() });
        }
        return acts;
    }

    private static async Task<string> DumpAsync(ResultStore store, RunId run)
    {
        var dump = new List<string>();
        foreach (var (table, key) in ((string, string)[])[("runs", "id"), ("attempts", "run_id"), ("epochs", "run_id")])
            dump.AddRange((await ReadOnlyQuery.RunAsync(store, $"SELECT * FROM {table} WHERE {key} = '{run}' ORDER BY 1, 2")).Rows.Select(r => string.Join('|', r)));
        return string.Join('\n', dump);
    }

    private async Task EpochsWereWrittenByTheNewestAttemptAsync()
    {
        Assert.NotEqual(0L, await Database.ByHandAsync("SELECT count(*) FROM written"));
        Assert.Equal(0L, await Database.ByHandAsync("SELECT count(*) FROM written WHERE attempt <> newest OR state <> 'running'"));
    }

    private async Task<ResultStore[]> StoresAsync() => await Task.WhenAll(Enumerable.Range(0, Silos).Select(_ => Database.OpenAsync(Time)));

    private async Task EndByOthersAsync(string silo)
    {
        if ((await Store.LeasesAsync()).SingleOrDefault(l => l.Silo == silo) is { } seen) Assert.True(await Store.EndUnmovedAsync(seen));
    }

    /// <summary>What happened before what, by a count.</summary>
    private sealed class Clock
    {
        private int _now;

        public int Tick() => Interlocked.Increment(ref _now);
    }

    private sealed record Act
    {
        public required string Silo { get; init; }

        public required RunId Run { get; init; }

        public required int Attempt { get; init; }

        public required int Epoch { get; init; }

        public required int Started { get; init; }

        public int Ended { get; init; }

        public string Kind { get; init; } = "";

        public bool Done { get; init; }

        public string? Dump { get; init; }
    }
}
