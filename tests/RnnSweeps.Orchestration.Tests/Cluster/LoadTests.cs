using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Orchestration.Tests.Cluster;

/// <summary>What silos cost their database.</summary>
public sealed partial class LoadTests
{
    private const string User = "silos";

    /// <summary>A server with room for what ten silos may hold and for this test, and less than it has by default.</summary>
    [Fact]
    public async Task Ten_silos_stay_below_the_connections_that_a_server_has()
    {
        const int silos = 10, forSuperusers = 3, mine = 2 + PostgresConnections.OfLeases;
        await using var server = await StartAsync(new Dictionary<string, string>
        {
            ["max_connections"] = $"{(silos * PostgresConnections.OfASilo) + forSuperusers + mine}", ["superuser_reserved_connections"] = $"{forSuperusers}",
        });
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder, $"{server.ConnectionString("crowd", User)};Maximum Pool Size=2");
        await Task.WhenAll(Enumerable.Range(1, silos).Select(n => cluster.SpawnAsync($"silo{n}", database: server.ConnectionString("crowd", User))));
        var sweep = (await cluster.Store.AddSweepAsync(Given.Sweep("crowd", [.. Enumerable.Range(1, 2 * silos).Select(n => $"{n} ms=20")], epochs: 50, slots: silos / 2))).Id;
        var ended = cluster.UntilEndAsync(sweep);
        var most = 0L;
        while (!ended.IsCompleted)
        {
            most = Math.Max(most, await HeldAsync(server));
            await Task.Delay(50);
        }
        Assert.All(await ended, run => Assert.Equal(RunState.Completed, run.State));
        Assert.InRange(most, 2 * silos, (silos * PostgresConnections.OfASilo) + mine);
        Assert.DoesNotContain("connection slots", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("too many clients", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_after_a_sweep_asks_once_for_all_of_its_runs()
    {
        await using var server = await StartAsync(new Dictionary<string, string> { ["log_statement"] = "all" });
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder, server.ConnectionString("crowd", User));
        var here = await cluster.JoinAsync("here", o => o with { Slots = [.. Enumerable.Repeat(new SlotSpec("cpu", 1), 8)] });
        var sweep = await TestCluster.ClientOf(here).SubmitAsync(Given.Sweep("many", [.. Enumerable.Range(1, 8).Select(n => $"{n} ms=250")], epochs: 100));
        foreach (var number in Enumerable.Range(1, 8)) await cluster.UntilTrainsAsync(new RunId(sweep, number), 8);
        var (looks, before) = (Looks().Count(server.Log), Owners().Count(server.Log));
        await Eventually.GetAsync(() => Task.FromResult(Looks().Count(server.Log) >= looks + 8 ? "so" : null), "eight looks");
        var log = server.Log;
        Assert.InRange(Owners().Count(log) - before, 4, Looks().Count(log) - looks + 2);
        Assert.All(await cluster.Store.RunsAsync(sweep), run => Assert.Equal((RunState.Running, 1), (run.State, run.Attempt)));
    }

    private static async Task<PostgresServer> StartAsync(Dictionary<string, string> settings)
    {
        var (server, reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Settings = settings });
        if (server is null) Assert.Skip(reason);
        await server.CreateUserAsync(User);
        await server.CreateDatabaseAsync("crowd", User);
        return server;
    }

    private static async Task<long> HeldAsync(PostgresServer server)
    {
        await using var superuser = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        return await superuser.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE usename = @User", new { User });
    }

    [GeneratedRegex("SELECT id FROM sweeps\\s+WHERE state = 'active'")]
    private static partial Regex Looks();

    /// <summary>Who trains a run, or several.</summary>
    [GeneratedRegex("SELECT (r.id, a.)?owner FROM")]
    private static partial Regex Owners();
}
