using System.Diagnostics;
using Dapper;
using Npgsql;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Store.Databases;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>A server of few connections, as many silos make of any.</summary>
public sealed class PostgresConnectionTests : IAsyncLifetime
{
    private const int Most = 14, ForSuperusers = 3;

    private const string User = "silo", Name = "crowd";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private PostgresServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string> { ["max_connections"] = $"{Most}", ["superuser_reserved_connections"] = $"{ForSuperusers}" };
        var (server, reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Settings = settings });
        if (server is null) Assert.Skip(reason);
        _server = server;
        await _server.CreateUserAsync(User);
        await _server.CreateDatabaseAsync(Name, User);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_silo_that_has_much_to_do_holds_no_more_connections_than_it_may()
    {
        await using var store = await OpenAsync();
        Assert.True(await store.TakeLeaseAsync(Silo, Lease));
        var work = Enumerable.Range(0, 40).Select(_ => SleepAsync(store, 0.05)).ToList();
        var most = 0L;
        while (!work.TrueForAll(w => w.IsCompleted))
        {
            Assert.True(await store.RenewLeaseAsync(Silo, Lease));
            most = Math.Max(most, await HeldAsync());
        }
        await Task.WhenAll(work);
        Assert.InRange(most, 2, PostgresConnections.OfWork + PostgresConnections.OfLeases);
    }

    [Fact]
    public async Task A_lease_is_renewed_at_once_however_much_waits()
    {
        await using var store = await OpenAsync();
        Assert.True(await store.TakeLeaseAsync(Silo, Lease));
        var work = Enumerable.Range(0, 40).Select(_ => SleepAsync(store, 0.5)).ToList();
        var began = Stopwatch.GetTimestamp();
        Assert.True(await store.RenewLeaseAsync(Silo, Lease));
        Assert.False(work.TrueForAll(w => w.IsCompleted));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await Task.WhenAll(work);
    }

    [Fact]
    public async Task Where_the_server_has_no_connection_left_one_waits_and_keeps_those_that_one_has()
    {
        await using var store = await OpenAsync();
        var mine = await BackendAsync(store);
        var others = await TakeAllAsync();
        // One of them has the store's own connection, the others find none.
        var work = Enumerable.Range(0, 3).Select(_ => SleepAsync(store, 0.5)).ToList();
        await Task.WhenAll(work);
        Assert.Equal(mine, await BackendAsync(store));
        foreach (var other in others) await other.DisposeAsync();
    }

    [Fact]
    public async Task One_who_begins_waits_for_a_crowded_server_too()
    {
        var others = await TakeAllAsync();
        var opening = OpenAsync();
        await Task.Delay(PostgresRetries.PatienceAtFirst + TimeSpan.FromSeconds(1));
        Assert.False(opening.IsCompleted);
        foreach (var other in others) await other.DisposeAsync();
        await (await opening).DisposeAsync();
    }

    /// <summary>A mark that goes too early would have a write done twice, where its answer was lost: no clock decides it.</summary>
    [Fact]
    public async Task Marks_of_writes_go_once_those_are_answered_and_no_others()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(c => c.Execute("INSERT INTO commits (id, at) VALUES (gen_random_uuid(), now() - interval '1 hour')"), default);
        var most = 0L;
        for (var i = 0; i < 30; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => store.WriteAsync(c => 1, default)));
            most = Math.Max(most, await store.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM commits"), default));
        }
        Assert.InRange(most, 900, 1300);
        Assert.Equal(1, await store.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM commits WHERE at < now() - interval '30 minutes'"), default));
    }

    private static SiloIdentity Silo { get; } = new("127.0.0.1:1@1", "a", "machine", 1, "[]", "1.0");

    private StoreAddress Address => StoreAddress.Parse(_server.ConnectionString(Name, User));

    private Task<ResultStore> OpenAsync() => ResultStore.OpenAsync(Address, _folder.Path, TimeProvider.System);

    private static Task<int> SleepAsync(ResultStore store, double seconds) => store.ReadAsync(c => c.Execute("SELECT pg_sleep(@seconds)", new { seconds }), default);

    private static Task<int> BackendAsync(ResultStore store) => store.ReadAsync(c => c.ExecuteScalar<int>("SELECT pg_backend_pid()"), default);

    private async Task<long> HeldAsync()
    {
        await using var superuser = new NpgsqlConnection(_server.ConnectionString() + ";Pooling=false");
        return await superuser.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE usename = @User", new { User });
    }

    /// <summary>Every connection that is left to those who are no superusers.</summary>
    private async Task<List<NpgsqlConnection>> TakeAllAsync()
    {
        var taken = new List<NpgsqlConnection>();
        while (true)
        {
            var next = new NpgsqlConnection(_server.ConnectionString(Name, User) + ";Pooling=false");
            try
            {
                await next.OpenAsync();
                taken.Add(next);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await next.DisposeAsync();
                return taken;
            }
        }
    }
}
