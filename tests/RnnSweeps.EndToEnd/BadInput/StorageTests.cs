namespace RnnSweeps.EndToEnd.BadInput;

public sealed class StorageTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("submit")]
    public async Task A_results_folder_that_is_a_file_is_named(string verb)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        folder.Write("taken", "a file, not a folder");
        (await Rnn.RunAsync(folder, verb, "tiny.yaml", "--results", "taken")).ExpectSentence(1, folder.File("taken"), "--results");
        Assert.Equal("a file, not a folder", File.ReadAllText(folder.File("taken")));
    }

    [Fact]
    public async Task A_results_folder_where_nobody_may_write_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        (await Rnn.RunAsync(folder, "run", "tiny.yaml", "--results", "/proc/rnnsweeps")).ExpectSentence(1, "/proc/rnnsweeps", "--results");
    }

    /// <summary>
    /// A limit on the size of files stands for the full disk: the first checkpoint of a wide model cannot be written, while
    /// everything small still can.
    /// </summary>
    [Fact]
    public async Task A_disk_that_is_full_when_a_checkpoint_is_written_fails_the_run_and_leaves_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wide.yaml", """
            name: wide
            retries: 0
            parameters:
              cell: gru
              corpus: lamplighter
              hidden: 1024
              layers: 1
              steps: 4
              batch: 64
              train_windows: 64
              val_windows: 64
              epochs: 1
            """);
        var ended = (await Rnn.RunLimitedAsync(folder, "ulimit -f 8192", "run", "wide.yaml")).Expect(1);
        Assert.Contains("storage", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["failed|storage"], Rows.Of(folder.Results, "SELECT state, reason FROM runs"));
        Assert.Empty(Directory.EnumerateFiles(folder.Results, "*.safetensors*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(folder.Results, "*.tmp*", SearchOption.AllDirectories));
    }

    /// <summary>The same limit, below what the epochs of a long sweep need in the database.</summary>
    [Fact]
    public async Task A_disk_that_fills_up_while_a_sweep_trains_is_told_on_the_terminal_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var run = Rnn.StartLimited(folder, "ulimit -f 400", "run", "long.yaml");
        await run.UntilSaidAsync("Meanwhile this host tries again by itself.");
        await Task.Delay(TimeSpan.FromSeconds(5));
        run.Signal(Signals.Interrupt);
        var said = (await run.EndAsync()).Error;
        Assert.Single(said.Split('\n'), line => line.StartsWith("The disk", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show tiny")]
    [InlineData("watch tiny")]
    [InlineData("export tiny")]
    [InlineData("cancel tiny")]
    [InlineData("generate tiny/0001")]
    public async Task Without_results_every_verb_that_needs_them_says_so(string line)
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, line.Split(' '))).ExpectSentence(2, "There are no results in", folder.Results);
        Assert.False(Directory.Exists(folder.Results));
    }
}
