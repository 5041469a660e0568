using Npgsql;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>A host that serves, and clients that hand it work.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class ServeTests
{
    [Fact]
    public async Task A_submitted_sweep_is_trained_by_the_host_and_watched_by_a_client()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        using var host = Rnn.Start(folder, "serve");
        await host.UntilSaidAsync("Ctrl+C");
        Assert.Equal("tiny\n", (await Rnn.RunAsync(folder, "submit", "tiny.yaml")).Expect(0).Output);
        var watched = (await Rnn.RunAsync(folder, "watch", "tiny")).Expect(0);
        Assert.Contains("cell=gru", watched.Output, StringComparison.Ordinal);
        host.Signal(Signals.Interrupt);
        (await host.EndAsync()).Expect(130);
        Assert.Equal(["completed|4"], Rows.Of(folder.Results, "SELECT state, count(*) FROM runs GROUP BY state"));
    }

    [Fact]
    public async Task A_sweep_can_be_cancelled_while_it_trains_and_stays_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var host = Rnn.Start(folder, "serve", "--slots", "1");
        await host.UntilSaidAsync("Ctrl+C");
        (await Rnn.RunAsync(folder, "submit", "long.yaml")).Expect(0);
        await Eventually.TrueAsync(() => Rows.Of(folder.Results, "SELECT count(*) FROM epochs")[0] != "0", () => "no epoch ever ended");
        (await Rnn.RunAsync(folder, "cancel", "long")).Expect(0);
        await Eventually.TrueAsync(() => Rows.Of(folder.Results, "SELECT state FROM runs")[0] == "cancelled", () => "the run was never cancelled");
        Assert.Equal(["cancelled"], Rows.Of(folder.Results, "SELECT state FROM sweeps"));
        (await Rnn.RunAsync(folder, "watch", "long")).Expect(1);
        Assert.Equal("Sweep long has been cancelled already.\n", (await Rnn.RunAsync(folder, "cancel", "long")).Expect(0).Error);
    }

    [Fact]
    public async Task Another_user_of_the_machine_steers_nothing_and_is_told_why()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var host = Rnn.Start(folder, "serve", "--slots", "1");
        await host.UntilSaidAsync("Ctrl+C");
        (await Rnn.RunAsync(folder, "submit", "long.yaml")).Expect(0);
        // All may look into the folder, as into most of a machine.
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        foreach (var command in (string[][])[["pause", "long"], ["cancel", "long"], ["cluster"]])
            (await Rnn.RunAsNobodyAsync(folder, command)).ExpectSentence(1, "obeys user root alone", "may not read its token", "sudo -u root rnnsweeps");
        Assert.Equal(["active"], Rows.Of(folder.Results, "SELECT state FROM sweeps"));
        (await Rnn.RunAsync(folder, "cancel", "long")).Expect(0);
    }

    [Fact]
    public async Task Submitted_without_a_host_a_sweep_waits_for_the_next_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        var submitted = (await Rnn.RunAsync(folder, "submit", "tiny.yaml")).Expect(0);
        Assert.Contains("rnnsweeps serve", submitted.Error, StringComparison.Ordinal);
        (await Rnn.RunAsync(folder, "run", "tiny.yaml")).Expect(0);
        Assert.Equal(["tiny|completed"], Rows.Of(folder.Results, "SELECT id, state FROM sweeps"));
    }

    [Fact]
    public async Task Submit_waits_for_a_host_that_has_just_begun_to_start()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        using var host = Rnn.Start(folder, "serve");
        await Eventually.TrueAsync(() => File.Exists(Path.Combine(folder.Results, ".lock.pid")), () => "no host ever began");
        var submitted = (await Rnn.RunAsync(folder, "submit", "tiny.yaml")).Expect(0);
        Assert.Contains($"Process {host.ProcessId} trains it.", submitted.Error, StringComparison.Ordinal);
        host.Signal(Signals.Interrupt);
        (await host.EndAsync()).Expect(130);
    }

    [Fact]
    public async Task Who_finds_a_process_that_starts_or_ends_in_the_folder_says_so_and_waits_for_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        using var right = HostLock.TryTake(new ResultsFolder(folder.Results));
        using var submit = Rnn.Start(folder, "submit", "tiny.yaml");
        await submit.UntilSaidAsync($"Process {Environment.ProcessId} starts or ends in {folder.Results}: waiting for it.");
        right!.Dispose();
        Assert.Contains("No host runs", (await submit.EndAsync()).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_paused_can_be_resumed_while_its_host_is_still_ending()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var run = Rnn.Start(folder, "run", "long.yaml", "--slots", "1");
        await run.UntilSaidAsync("started");
        await Eventually.TrueAsync(() => Rows.Of(folder.Results, "SELECT count(*) FROM epochs")[0] != "0", () => "no epoch ever ended");
        (await Rnn.RunAsync(folder, "pause", "long")).Expect(0);
        Assert.Contains("goes on", (await Rnn.RunAsync(folder, "resume", "long")).Expect(0).Error, StringComparison.Ordinal);
        var ended = await run.EndAsync();
        Assert.DoesNotContain("could not be written", ended.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Results, "long", "curves.csv")));
        Assert.Equal(["active"], Rows.Of(folder.Results, "SELECT state FROM sweeps"));
    }

    [Fact]
    public async Task Two_hosts_never_serve_one_folder_even_where_the_runtime_takes_no_locks()
    {
        using var folder = new TemporaryFolder();
        var noLocks = new Dictionary<string, string> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" };
        using var host = Rnn.Start(folder, noLocks, "serve");
        await host.UntilSaidAsync("Ctrl+C");
        (await Rnn.RunAsync(folder, noLocks, "serve")).ExpectSentence(1, $"is in use by process {host.ProcessId}");
        host.Signal(Signals.Interrupt);
        (await host.EndAsync()).Expect(130);
    }

    [Fact]
    public async Task A_silo_waits_for_its_database_until_it_is_told_to_end()
    {
        using var folder = new TemporaryFolder();
        using var silo = Rnn.Start(folder, "serve", "--store", "Host=127.0.0.1;Port=1;Database=rnnsweeps;Username=rnn;Timeout=1");
        await silo.UntilSaidAsync("Waiting for it.");
        Assert.Contains("127.0.0.1:1/rnnsweeps cannot be reached", silo.Error, StringComparison.Ordinal);
        silo.Signal(Signals.Interrupt);
        (await silo.EndAsync()).Expect(130);
    }

    /// <summary>Cut off between its first word to the database and its joining the others: longer than it tries again by itself.</summary>
    [Fact]
    public async Task A_silo_that_loses_its_database_while_it_starts_waits_for_it_and_serves()
    {
        var (server, reason) = await PostgresServer.TryStartAsync();
        if (server is null) Assert.Skip(reason);
        await using var stopped = server;
        await server.CreateDatabaseAsync("rnnsweeps");
        var store = server.ConnectionString("rnnsweeps");
        using var folder = new TemporaryFolder();
        await (await ResultStore.OpenAsync(StoreAddress.Parse(store), folder.Results, TimeProvider.System)).DisposeAsync();
        using var silo = await CutOffAtTheSweepsAsync(server, store, folder);
        await silo.UntilSaidAsync("Waiting for it.");
        await server.StartAsync();
        await silo.UntilSaidAsync("Ctrl+C ends");
        silo.Signal(Signals.Interrupt);
        (await silo.EndAsync()).Expect(130);
    }

    [Theory]
    [InlineData("--advertise 192.0.2.1", "--certificate")]
    [InlineData("--silo-port 70000", "--silo-port must be a port from 1 to 65535, found '70000'.")]
    [InlineData("--name a/b", "SiloName must be letters")]
    public async Task A_silo_that_would_be_open_to_strangers_or_is_told_nonsense_does_not_start(string options, string why)
    {
        using var folder = new TemporaryFolder();
        var ended = await Rnn.RunAsync(folder, ["serve", "--store", "Host=127.0.0.1;Port=1;Database=rnnsweeps;Username=rnn;Timeout=1", .. options.Split(' ')]);
        Assert.True(ended.ExitCode is 1 or 2, $"{ended.ExitCode}");
        Assert.Contains(why, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    /// <summary>A silo that has prepared the database, and loses it while it reads the sweeps.</summary>
    private static async Task<Rnn> CutOffAtTheSweepsAsync(PostgresServer server, string store, TemporaryFolder folder)
    {
        await using var holds = new NpgsqlConnection(store + ";Pooling=false");
        await holds.OpenAsync();
        await using var transaction = await holds.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE sweeps IN ACCESS EXCLUSIVE MODE", holds, transaction);
        await hold.ExecuteNonQueryAsync();
        var silo = Rnn.Start(
            folder, new Dictionary<string, string> { ["RNNSWEEPS_STORE"] = store },
            "serve", "--silo-port", $"{LoopbackPort.Free()}", "--gateway-port", $"{LoopbackPort.Free()}");
        await using var sees = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await sees.OpenAsync();
        await using var waiting = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted", sees);
        await Eventually.TrueAsync(() => (long)waiting.ExecuteScalar()! > 0, () => $"the silo never read the sweeps: {silo.Error}");
        await server.StopAsync();
        return silo;
    }
}
