using Npgsql;
using RnnSweeps.Core.Runs;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>What is left when connections break and the server goes: PostgreSQL's own side of the contract.</summary>
public sealed class PostgresFaultTests(OwnPostgres own) : IClassFixture<OwnPostgres>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _database = $"test_{Guid.NewGuid():N}";
    private PostgresServer _server = null!;
    private ResultStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _server = own.Server;
        await _server.CreateDatabaseAsync(_database);
        _store = await OpenAsync(_server.Port);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_whose_commit_breaks_off_is_done_once_and_answered_as_such(bool afterwards)
    {
        await using var proxy = new BreakingProxy(_server.Port);
        await using var store = await OpenAsync(proxy.Port);
        proxy.Break(2, afterwards);
        Assert.Equal("depth", (await store.AddSweepAsync(Given.Submission())).Id.ToString());
        var sweep = Assert.Single(await store.SweepsAsync()).Id;
        await store.AddRunsAsync(sweep, Given.Runs(["gru"], [0]));
        var run = new RunId(sweep, 1);
        proxy.Break(1, afterwards);
        Assert.Equal(1, await store.BeginAttemptAsync(run, 0, Given.Place));
        proxy.Break(1, afterwards);
        Assert.True(await store.AppendAsync(run, 1, [new RunStarted(run, 1, 0, 1, ["a"], ["a damaged one"]), new EpochEnded(run, 1, Given.Epoch(1))]));
        proxy.Break(1, afterwards);
        Assert.True(await store.EndRunAsync(run, 1, RunOutcome.Completed));
        Assert.Equal(["damaged_checkpoint"], (await store.EventsAsync(sweep)).Select(e => e.Kind));
        Assert.True(proxy.Broken >= 4, $"Only {proxy.Broken} commits were broken off.");
    }

    [Fact]
    public async Task A_restart_of_the_server_is_waited_for()
    {
        var run = new RunId(await _store.SweepAsync(["gru"], [0]), 1);
        await _store.BeginAttemptAsync(run, 0, Given.Place);
        var restarts = Task.Run(async () =>
        {
            await _server.RestartAsync();
            await _server.KillAsync();
            await _server.StartAsync();
        });
        var epoch = 0;
        for (; !restarts.IsCompleted || epoch < 20; epoch++)
        {
            Assert.True(await _store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(epoch + 1))]));
            // Nothing of what was answered before is missing, but for what a loss of power may cost.
            Assert.NotNull(await _store.FindRunAsync(run));
        }
        await restarts;
        Assert.True(await _store.EndRunAsync(run, 1, RunOutcome.Completed));
        var written = (await _store.EpochsAsync(run)).Select(e => e.Epoch).ToList();
        Assert.Equal(epoch, written[^1]);
        Assert.Empty(await _store.EventsAsync(run.Sweep));
    }

    [Fact]
    public async Task What_is_durable_is_there_after_a_loss_of_power_with_everything_before_it()
    {
        var sweep = await _store.SweepAsync(["gru"], [0]);
        var run = new RunId(sweep, 1);
        await _store.TrainAsync(run, 9, 8, 7);
        await _server.KillAsync();
        await _server.StartAsync();
        Assert.Equal(RunState.Completed, (await _store.FindRunAsync(run))!.State);
        Assert.Equal([9, 8, 7], (await _store.EpochsAsync(run)).Select(e => e.ValPpl!.Value));
    }

    [Fact]
    public async Task Every_write_is_on_the_disk_before_it_is_answered()
    {
        Task<string> HowAsync(bool durable) => _store.WriteAsync(c => Dapper.SqlMapper.ExecuteScalar<string>(c, "SHOW synchronous_commit")!, default, durable);
        Assert.Equal(("on", "on"), (await HowAsync(true), await HowAsync(false)));
    }

    [Fact]
    public async Task A_writer_that_freezes_in_the_middle_does_not_keep_its_rows_locked()
    {
        var run = new RunId(await _store.SweepAsync(["gru"], [0]), 1);
        await _store.BeginAttemptAsync(run, 0, Given.Place);
        await using var other = await OpenAsync(_server.Port);
        var frozen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var thaw = new ManualResetEventSlim();
        var tries = 0;
        var late = _store.WriteAsync(
            c =>
            {
                if (Dapper.SqlMapper.Execute(c, "UPDATE runs SET message = 'late' WHERE attempt = 1") == 0) return "fenced";
                if (++tries > 1) return "written";
                frozen.SetResult();
                thaw.Wait();
                return "written";
            },
            default);
        await frozen.Task;
        Assert.True(await other.RequeueAsync(run, 1, FailureKind.LostSilo, "It froze."));
        Assert.Equal(2, await other.BeginAttemptAsync(run, 1, Given.Place));
        thaw.Set();
        Assert.Equal("fenced", await late);
        Assert.NotEqual("late", (await other.FindRunAsync(run))!.Message);
    }

    private Task<ResultStore> OpenAsync(int port) => ResultStore.OpenAsync(
        StoreAddress.Parse(new NpgsqlConnectionStringBuilder(_server.ConnectionString(_database)) { Port = port }.ToString()), _folder.Path, TimeProvider.System);
}
