using System.Reflection;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>
/// Up to schema 11 a run that waited at a rung or for an equal one was called paused, what a person had paused was marked as held,
/// and a sweep that waited was active with a sentence beside it. Each becomes a state of its own.
/// </summary>
public abstract class PausedMigrationTests<TDatabase>(string dialect) : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.CreateAsync();
        await _database.ByHandAsync("CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)");
        foreach (var (version, name, sql) in Former())
        {
            await _database.ByHandAsync(sql);
            await _database.ByHandAsync($"INSERT INTO schema_version VALUES ({version}, '{name}', '2026')");
        }
    }

    [Theory]
    [InlineData("state", "going: active; halted: halted; done: completed; paused: paused; ended: cancelled")]
    [InlineData("reason", "going: ; halted: The budget is spent.; done: ; paused: Paused by the user.; ended: Asked.")]
    public async Task A_sweep_that_waited_says_for_what(string what, string expected)
    {
        await AddAsync("going", "active");
        await AddAsync("halted", "active", halted: "The budget is spent.");
        await AddAsync("done", "completed");
        await AddAsync("paused", "active", halted: "Paused by the user.", paused: 1);
        await AddAsync("ended", "cancelled", reason: "Asked.");
        await using var store = await _database.OpenAsync(TimeProvider.System);
        var found = (await store.SweepsAsync()).ToDictionary(s => s.Name, s => what == "state" ? s.State.Name() : s.Reason);
        Assert.Equal(expected, string.Join("; ", ((string[])["going", "halted", "done", "paused", "ended"]).Select(s => $"{s}: {found[s]}")));
    }

    [Theory]
    [InlineData("queued", 0, false, RunState.Queued, false)]
    [InlineData("queued", 1, false, RunState.Queued, true)]
    [InlineData("running", 1, false, RunState.Running, true)]
    [InlineData("paused", 0, false, RunState.AwaitingPromotion, false)]
    [InlineData("paused", 1, false, RunState.AwaitingPromotion, true)]
    [InlineData("paused", 0, true, RunState.AwaitingResult, false)]
    [InlineData("completed", 0, true, RunState.Completed, false)]
    [InlineData("stopped", 0, false, RunState.Stopped, false)]
    public async Task A_run_that_waited_says_for_what(string before, int held, bool reused, RunState after, bool paused)
    {
        await AddAsync("a", "active");
        await AddRunAsync(1, before, held, reused ? "'a/0009'" : "NULL");
        await using var store = await _database.OpenAsync(TimeProvider.System);
        Assert.Equal((after, paused), await store.FindRunAsync(new RunId(SweepId.Parse("a"), 1)) is { } run ? (run.State, run.Paused) : default);
    }

    [Fact]
    public async Task An_attempt_that_ended_at_a_rung_says_so_and_is_closed_as_before()
    {
        await AddAsync("a", "active");
        await AddRunAsync(1, "running", 0, "NULL");
        await _database.ByHandAsync(
            """
            INSERT INTO attempts (run_id, attempt, owner, slot, device, threads, versions, outcome, started_at)
            VALUES ('a/0001', 1, 'x', 0, 'cpu', 1, '{}', 'paused', '2026')
            """);
        await _database.ByHandAsync("UPDATE runs SET state = 'completed'");
        await using (await _database.OpenAsync(TimeProvider.System))
        {
        }
        Assert.Equal("rung_reached", await _database.ByHandAsync("SELECT outcome FROM attempts"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _database.ByHandAsync("UPDATE attempts SET outcome = 'paused'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _database.ByHandAsync("UPDATE runs SET state = 'paused'"));
    }

    [Fact]
    public async Task What_waits_can_be_resumed_cancelled_and_ended()
    {
        await AddAsync("a", "active", halted: "Paused by the user.", paused: 1);
        await AddRunAsync(1, "paused", 0, "NULL");
        await using var store = await _database.OpenAsync(TimeProvider.System);
        var sweep = SweepId.Parse("a");
        Assert.False(await store.MayBeginAsync(new RunId(sweep, 1)));
        Assert.Equal(ControlEffect.Changed, (await store.ControlAsync(new ResumeRequest(sweep, null, null))).Effect);
        Assert.True(await store.MayBeginAsync(new RunId(sweep, 1)));
        Assert.Equal(ControlEffect.Changed, (await store.ControlAsync(new CancelRequest(sweep, null, "Asked."))).Effect);
        Assert.Equal((SweepState.Cancelled, "Asked."), await store.FindSweepAsync(sweep) is { } ended ? (ended.State, ended.Reason) : default);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _database.ByHandAsync("DELETE FROM sweeps"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _database.ByHandAsync("UPDATE sweeps SET state = 'completed'"));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task AddAsync(string name, string state, string? reason = null, string? halted = null, int paused = 0)
    {
        static string Text(string? text) => text is null ? "NULL" : $"'{text}'";
        return _database.ByHandAsync(
            $"""
            INSERT INTO sweeps (id, name, number, yaml, priority, state, reason, program_version, submitted_at, halted, paused)
            VALUES ('{name}', '{name}', 1, 'name: {name}', 0, '{state}', {Text(reason)}, '0.1.0', '2026-01-02T03:04:05.0000000Z', {Text(halted)}, {paused})
            """);
    }

    private Task AddRunAsync(int number, string state, int held, string from) => _database.ByHandAsync(
        $"""
        INSERT INTO runs (id, sweep_id, number, configuration_index, configuration, label, parameters, seed, texts, state, attempt,
          program_version, created_at, held, reused_from)
        VALUES ('a/{number:D4}', 'a', {number}, 1, '{Given.Configuration().Hash}', '', '{Given.Configuration().Canonical}', 1, '[]', '{state}', 1,
          '0.1.0', '2026-01-02T03:04:05.0000000Z', {held}, {from})
        """);

    private IEnumerable<(int Version, string Name, string Sql)> Former()
    {
        var assembly = Assembly.GetAssembly(typeof(ResultStore))!;
        var prefix = $"RnnSweeps.Results.Schema.{dialect}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[prefix.Length..];
            if (int.Parse(name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) is var version && version > 11) yield break;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (version, name, reader.ReadToEnd());
        }
    }
}

public sealed class SqlitePausedMigrationTests() : PausedMigrationTests<SqliteTestDatabase>("Sqlite");

public sealed class PostgresPausedMigrationTests() : PausedMigrationTests<PostgresTestDatabase>("Postgres");
