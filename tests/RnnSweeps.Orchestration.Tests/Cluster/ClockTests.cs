using Npgsql;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Cluster;

/// <summary>The clock of the database goes wrong; nothing that anybody waits for depends on it.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task No_run_is_given_away_by_a_clock_that_jumps_and_those_of_a_dead_silo_are_whatever_it_shows()
    {
        using var clock = new JumpingClock();
        var (server, reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Environment = clock.Environment });
        if (server is null) Assert.Skip(reason);
        await using var _ = server;
        await server.CreateDatabaseAsync("jumps");
        using var folder = new TemporaryFolder();
        await using var cluster = await TestCluster.StartAsync(folder, server.ConnectionString("jumps"));
        var doomed = await cluster.SpawnAsync("doomed");
        var here = await cluster.JoinAsync("here");
        var sweep = await TestCluster.ClientOf(here).SubmitAsync(Given.Sweep("jumps", ["a ms=100", "b ms=100", "c ms=100", "d ms=100"], epochs: 250, retries: 0));
        var runs = Enumerable.Range(1, 4).Select(n => new RunId(sweep, n)).ToList();
        foreach (var run in runs) await cluster.UntilTrainsAsync(run, 1);

        foreach (var (hours, epoch) in (IEnumerable<(int, int)>)[(1, 40), (-1, 80)])
        {
            clock.Set(TimeSpan.FromHours(hours));
            Assert.Equal(hours, Math.Round((await NowAsync(server) - TimeProvider.System.GetUtcNow()).TotalHours));
            // Some seconds, in which every silo renews its lease and looks after all of them several times.
            foreach (var run in runs) await cluster.UntilTrainsAsync(run, epoch);
            Assert.Empty(await cluster.Store.EventsAsync(sweep));
        }

        // Its last renewal was written by a clock that was ahead.
        clock.Set(TimeSpan.FromHours(1));
        foreach (var run in runs) await cluster.UntilTrainsAsync(run, 100);
        await Processes.KillAsync(doomed.Id);
        clock.Set(TimeSpan.FromHours(-1));
        var ended = await cluster.UntilEndAsync(sweep);
        Assert.All(ended, run => Assert.Equal((RunState.Completed, 0), (run.State, run.Failures)));
        Assert.Equal([1, 1, 2, 2], ended.Select(r => r.Attempt).Order());
        Assert.Equal(["lost_silo", "lost_silo"], (await cluster.Store.EventsAsync(sweep)).Select(e => e.Kind));
    }

    private static async Task<DateTimeOffset> NowAsync(PostgresServer server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!, TimeSpan.Zero);
    }
}
