using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>Silos that share a PostgreSQL database and a folder: some in this process, some in processes of their own.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly List<IHost> _here = [];
    private readonly List<Process> _elsewhere = [];

    private TestCluster(string database, ResultsFolder folder, ResultStore store) => (Database, Folder, Store) = (database, folder, store);

    public string Database { get; }

    public ResultsFolder Folder { get; }

    public ResultStore Store { get; }

    /// <summary>Skips the test where PostgreSQL is missing.</summary>
    public static async Task<TestCluster> StartAsync(TemporaryFolder folder)
    {
        return await StartAsync(folder, await TestPostgres.DatabaseAsync());
    }

    /// <summary>In an empty database of a server of the test's own.</summary>
    public static async Task<TestCluster> StartAsync(TemporaryFolder folder, string database)
    {
        return new TestCluster(database, folder.Results, await ResultStore.OpenAsync(StoreAddress.Parse(database), folder.Results.Root, TimeProvider.System));
    }

    /// <summary>A silo in this process, with short pauses.</summary>
    public async Task<IHost> JoinAsync(string name, Func<OrchestrationOptions, OrchestrationOptions>? with = null)
    {
        var (silo, gateway) = (LoopbackPort.Free(), LoopbackPort.Free());
        var options = TestHost.Options(Folder) with { SiloPort = silo, GatewayPort = gateway, Cluster = new SiloMembership { Database = Database, SiloName = name } };
        options = with is null ? options : with(options);
        await OrchestrationHosting.PrepareClusterAsync(Store);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddOrchestration(options, Store);
        var host = builder.Build();
        await host.StartAsync();
        _here.Add(host);
        return host;
    }

    /// <summary>A silo in a process of its own, to be killed or frozen.</summary>
    /// <param name="name">Of the silo.</param>
    /// <param name="program">The scripted host of another version; null for this one's.</param>
    /// <param name="database">As it reaches the database; null for as the test does.</param>
    public async Task<Process> SpawnAsync(string name, string? program = null, string? database = null)
    {
        var process = Process.Start(
            program ?? Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedHost"),
            [Folder.Root, TestHost.ScriptedTrainer, database ?? Database, name, $"{LoopbackPort.Free()}", $"{LoopbackPort.Free()}"]);
        lock (_elsewhere) _elsewhere.Add(process);
        await Eventually.GetAsync(async () => (await Store.SilosAsync()).FirstOrDefault(s => s.Name == name && s.IsHeld), $"the lease of {name}");
        return process;
    }

    /// <summary>Has the membership say that a silo is dead, as the others do who do not hear from it in time.</summary>
    public async Task VoteOutAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Database);
        var votes = await connection.ExecuteAsync(
            "UPDATE cluster_members SET status = @dead WHERE siloname = @name; UPDATE cluster_views SET version = version + 1",
            new { dead = (int)SiloStatus.Dead, name });
        Assert.Equal(2, votes);
    }

    /// <summary>Ends such a silo in good order.</summary>
    public async Task LeaveAsync(Process process)
    {
        await Processes.SignalAsync(process.Id, "TERM");
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, process.ExitCode);
        _elsewhere.Remove(process);
        process.Dispose();
    }

    public static SweepClient ClientOf(IHost host) => SweepClient.InProcess(host.Services.GetRequiredService<IGrainFactory>());

    public async Task LeaveAsync(IHost host)
    {
        _here.Remove(host);
        await host.StopAsync();
        host.Dispose();
    }

    public async Task<IReadOnlyList<RunRecord>> UntilEndAsync(SweepId sweep)
    {
        try
        {
            await Eventually.GetAsync(async () => await Store.FindSweepAsync(sweep) is { State: not SweepState.Active } ended ? ended : null, $"the end of sweep {sweep}");
        }
        catch (TimeoutException e)
        {
            var runs = (await Store.RunsAsync(sweep)).Select(r => $"{r.Id.Number} {r.State} attempt {r.Attempt} {r.Reason}");
            var silos = (await Store.SilosAsync()).Select(s => $"{s.Name}{(s.IsHeld ? "" : " (gone)")}");
            throw new TimeoutException($"{e.Message} Runs: {string.Join(", ", runs)}. Silos: {string.Join(", ", silos)}.", e);
        }
        return await Store.RunsAsync(sweep);
    }

    /// <summary>Waits until some silo trains the run, and the epoch is stored.</summary>
    public async Task UntilTrainsAsync(RunId run, int epoch) => await Eventually.GetAsync(
        async () => await Store.EpochsAsync(run) is { Count: > 0 } epochs && epochs[^1].Epoch >= epoch ? epochs : null, $"epoch {epoch} of {run}");

    /// <summary>Waits until a silo of that name trains the run in that attempt or a later one, and the epoch is stored.</summary>
    public async Task UntilTrainsAsync(string name, RunId run, int epoch) => await Eventually.GetAsync(
        async () => await Store.FindRunAsync(run) is { State: RunState.Running } row
            && (await Store.SilosAsync()).Any(s => s.Name == name && s.Silo == Store.OwnerAsync(run, row.Attempt).GetAwaiter().GetResult())
            && await Store.EpochsAsync(run) is { Count: > 0 } epochs && epochs[^1].Epoch >= epoch ? row : null,
        $"epoch {epoch} of {run} on {name}");

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _here.AsEnumerable().Reverse())
        {
            await host.StopAsync();
            host.Dispose();
        }
        foreach (var process in _elsewhere)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        await Store.DisposeAsync();
    }
}
