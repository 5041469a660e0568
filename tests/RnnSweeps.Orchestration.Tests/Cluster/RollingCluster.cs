using Microsoft.Extensions.Hosting;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Cluster;

/// <summary>
/// Three silos of which one after the other is ended in good order and started with something else, while runs are in training
/// all the time: after each step every slot of every silo must get work, and a client must be served.
/// </summary>
internal sealed class RollingCluster : IAsyncDisposable
{
    /// <summary>For six slots: enough for each of them to get another one, whichever asks first, and for some to be in training when the next silo ends.</summary>
    private const int RunsOfStep = 24;

    /// <summary>A second of training: each slot gets another run soon, which the scheduler must give it.</summary>
    private const int Epochs = 10;

    private static readonly string[] Names = ["one", "two", "three"];

    private readonly TestCluster _cluster;
    private readonly Dictionary<string, Func<Task>> _leave = [];
    private readonly List<SweepId> _sweeps = [];

    private RollingCluster(TestCluster cluster) => _cluster = cluster;

    public TestCluster Cluster => _cluster;

    /// <summary>Three silos that are started so.</summary>
    /// <param name="folder">What they share.</param>
    /// <param name="start">Starts the silo of a name, and answers how it is ended in good order.</param>
    public static async Task<RollingCluster> StartAsync(TemporaryFolder folder, Func<TestCluster, string, Task<Func<Task>>> start)
    {
        var rolling = new RollingCluster(await TestCluster.StartAsync(folder));
        foreach (var name in Names) rolling._leave[name] = await start(rolling._cluster, name);
        return rolling;
    }

    /// <summary>How a silo of this process is started with these certificates and tokens.</summary>
    public static Func<TestCluster, string, Task<Func<Task>>> With(HostSecurity security) => async (cluster, name) =>
    {
        var host = await cluster.JoinAsync(name, o => o with { Cluster = o.Cluster! with { Security = security } });
        return () => cluster.LeaveAsync(host);
    };

    /// <summary>How a silo of a process of its own is started from a program of some version; no other silo has its name and lives.</summary>
    public static Func<TestCluster, string, Task<Func<Task>>> Of(string? program) => async (cluster, name) =>
    {
        var process = await cluster.SpawnAsync(name, program);
        return () => cluster.LeaveAsync(process);
    };

    /// <summary>One silo after the other ends and comes back otherwise; after each of them the whole cluster works.</summary>
    /// <param name="start">How they start from now on.</param>
    /// <param name="client">What a person has at this time; null where nobody asks for anything.</param>
    public async Task RollAsync(Func<TestCluster, string, Task<Func<Task>>> start, ClientSecurity? client)
    {
        foreach (var name in Names)
        {
            await _leave[name]();
            _leave[name] = await start(_cluster, name);
            await WorksAsync(client);
        }
    }

    /// <summary>A person is served, and every silo's slots get runs of the scheduler, wherever that is.</summary>
    public async Task WorksAsync(ClientSecurity? security)
    {
        await using var client = await SweepClient.JoinAsync(_cluster.Database, "the test's database", security);
        _sweeps.Add(await client.SubmitAsync(Given.Sweep($"step-{_sweeps.Count}", [.. Enumerable.Range(1, RunsOfStep).Select(n => $"r{n} ms=100")], Epochs, retries: 0)));
        var first = await SlotsAsync(_ => true, $"runs in all six slots after {_sweeps.Count} steps");
        // What was handed out long ago trains on by itself; a run that is new in its slot was asked for and given just now.
        await SlotsAsync(s => first.All(f => (f.Silo, f.Slot, f.Run) != (s.Silo, s.Slot, s.Run)), $"another run in each slot after {_sweeps.Count} steps");

        async Task<IReadOnlyList<SlotStatus>> SlotsAsync(Func<SlotStatus, bool> isSo, string what)
        {
            HashSet<(string, int)> seen = [];
            return await Eventually.GetAsync(
                async () =>
                {
                    var slots = await client.ClusterAsync();
                    seen.UnionWith(slots.Where(s => s.Run is not null && isSo(s)).Select(s => (s.Silo, s.Slot)));
                    return seen.Count == 2 * Names.Length ? slots : null;
                },
                what);
        }
    }

    /// <summary>Everything that was submitted at any step is trained whole, and nothing of it was ever lost.</summary>
    public async Task UntilAllIsTrainedAsync()
    {
        foreach (var sweep in _sweeps)
        {
            var runs = await _cluster.UntilEndAsync(sweep);
            Assert.Equal(RunsOfStep, runs.Count);
            Assert.All(runs, run => Assert.Equal((RunState.Completed, 0), (run.State, run.Failures)));
            foreach (var run in runs) Assert.Equal(Enumerable.Range(1, Epochs), (await _cluster.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
            Assert.DoesNotContain(await _cluster.Store.EventsAsync(sweep), e => e.Kind is "lost_silo" or "failed");
        }
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
