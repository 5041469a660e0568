using Microsoft.Data.Sqlite;

namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>However the program ends in good order, the database is one file, which can be copied alone.</summary>
public sealed class EndingTests(FinishedSweep finished)
{
    [Fact]
    public void After_the_end_of_a_sweep_the_one_file_has_everything()
    {
        finished.Run.Expect(0);
        using var copy = CopyOf(finished.Folder.Results);
        Assert.Equal(["4|4"], Rows.Of(copy.Path, "SELECT count(*), sum(state = 'completed') FROM runs"));
        Assert.Equal(["12"], Rows.Of(copy.Path, "SELECT count(*) FROM epochs"));
    }

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.HangUp)]
    public async Task After_a_signal_the_one_file_has_everything_and_the_run_waits_to_go_on(int signal)
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var run = Rnn.Start(folder, "run", "long.yaml", "--slots", "1");
        await UntilItTrainsAsync(folder);
        run.Signal(signal);
        Assert.Contains("Stopped; what was trained is kept.", (await run.EndAsync()).Expect(130).Error, StringComparison.Ordinal);
        AssertWaits(folder);
    }

    [Fact]
    public async Task A_terminal_that_is_closed_ends_a_sweep_in_good_order()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var terminal = Rnn.StartInTerminal(folder, 100, "run", "long.yaml", "--slots", "1");
        await UntilItTrainsAsync(folder);
        var program = int.Parse(File.ReadAllText(Path.Combine(folder.Results, ".lock.pid")));
        terminal.Signal(Signals.Kill);
        await Eventually.TrueAsync(() => !Signals.Lives(program), () => $"process {program} lives on");
        AssertWaits(folder);
    }

    [Theory]
    [InlineData("query", "SELECT count(*) FROM runs")]
    [InlineData("report", "tiny")]
    [InlineData("export", "tiny")]
    [InlineData("list")]
    [InlineData("show", "tiny")]
    public async Task Who_only_reads_leaves_no_other_file_beside_the_database(params string[] command)
    {
        using var copy = CopyOf(finished.Folder.Results);
        (await Rnn.RunAsync(copy, [.. command, "--results", copy.Path])).Expect(0);
        Assert.Equal([Path.Combine(copy.Path, "rnnsweeps.db")], Directory.GetFiles(copy.Path));
        using var again = CopyOf(copy.Path);
        Assert.Equal(["12"], Rows.Of(again.Path, "SELECT count(*) FROM epochs"));
    }

    private static Task UntilItTrainsAsync(TemporaryFolder folder) => Eventually.TrueAsync(() => HasEpochs(folder), () => "no epoch ever ended");

    private static bool HasEpochs(TemporaryFolder folder)
    {
        try
        {
            return Rows.Of(folder.Results, "SELECT count(*) FROM epochs")[0] != "0";
        }
        catch (SqliteException)
        {
            return false; // There is no such table yet.
        }
    }

    private static void AssertWaits(TemporaryFolder folder)
    {
        using var copy = CopyOf(folder.Results);
        Assert.Equal(["queued|requeued"], Rows.Of(copy.Path, "SELECT r.state, a.outcome FROM runs r JOIN attempts a ON a.run_id = r.id"));
        Assert.NotEqual(["0"], Rows.Of(copy.Path, "SELECT count(*) FROM epochs"));
        Assert.False(File.Exists(Path.Combine(folder.Results, ".lock.pid")));
    }

    /// <summary>A folder with nothing but a copy of the one file.</summary>
    private static TemporaryFolder CopyOf(string results)
    {
        var copy = new TemporaryFolder();
        File.Copy(Path.Combine(results, "rnnsweeps.db"), copy.File("rnnsweeps.db"));
        return copy;
    }
}
