namespace RnnSweeps.EndToEnd.Sweeps;

public sealed class RunTests(FinishedSweep finished)
{
    [Fact]
    public void A_sweep_ends_with_a_leaderboard_on_standard_output_and_progress_on_standard_error()
    {
        finished.Run.Expect(0);
        Assert.Contains("cell=gru", finished.Run.Output, StringComparison.Ordinal);
        Assert.Contains("cell=rnn", finished.Run.Output, StringComparison.Ordinal);
        foreach (var run in (string[])["tiny/0001", "tiny/0002", "tiny/0003", "tiny/0004"])
            Assert.Contains(finished.Run.ErrorLines, line => line.Contains(run, StringComparison.Ordinal) && line.Contains("completed", StringComparison.Ordinal));
        Assert.Contains(finished.Run.ErrorLines, line => line.EndsWith(Path.Combine(finished.Folder.Results, "rnnsweeps.db"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_run_every_epoch_and_every_text_is_a_row()
    {
        var results = finished.Folder.Results;
        Assert.Equal(["tiny|completed|4"], Rows.Of(results, "SELECT sweep_id, state, count(*) FROM run_summary GROUP BY 1, 2"));
        Assert.Equal(["12|1|3"], Rows.Of(results, "SELECT count(*), min(epoch), max(epoch) FROM epochs"));
        Assert.Equal(["lamplighter"], Rows.Of(results, "SELECT name FROM texts"));
        Assert.Equal(["4"], Rows.Of(results, "SELECT count(DISTINCT weights_sha256) FROM runs"));
    }

    [Fact]
    public void The_csv_files_have_a_row_for_each_configuration_run_and_epoch()
    {
        var rows = ((string[])["leaderboard", "runs", "curves"])
            .Select(view => File.ReadAllLines(Path.Combine(finished.Folder.Results, "tiny", view + ".csv")).Length - 1);
        Assert.Equal([2, 4, 12], rows);
    }

    [Fact]
    public void No_unfinished_file_is_left_behind() =>
        Assert.Empty(Directory.EnumerateFiles(finished.Folder.Results, "*.tmp*", SearchOption.AllDirectories));

    [Fact]
    public async Task The_same_file_again_shows_the_finished_sweep_and_trains_nothing()
    {
        var attempts = Rows.Of(finished.Folder.Results, "SELECT * FROM attempts");
        var again = (await Rnn.RunAsync(finished.Folder, "run", "tiny.yaml")).Expect(0);
        Assert.Equal(finished.Run.Output, again.Output);
        Assert.Contains("--new", again.Error, StringComparison.Ordinal);
        Assert.Equal(attempts, Rows.Of(finished.Folder.Results, "SELECT * FROM attempts"));
    }

    [Fact]
    public async Task New_starts_afresh_under_the_next_number_and_gives_the_same_numbers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.yaml", Support.Sweeps.Tiny.Replace("[rnn, gru]", "lstm", StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "run", "one.yaml")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "one.yaml", "--new")).Expect(0);
        Assert.Equal(["tiny", "tiny.2"], Rows.Of(folder.Results, "SELECT id FROM sweeps ORDER BY number"));
        Assert.Equal(
            Rows.Of(folder.Results, "SELECT seed, weights_sha256 FROM runs WHERE sweep_id = 'tiny' ORDER BY number"),
            Rows.Of(folder.Results, "SELECT seed, weights_sha256 FROM runs WHERE sweep_id = 'tiny.2' ORDER BY number"));
    }

    [Theory]
    [InlineData("# another comment\n", "", "\n")]
    [InlineData("", "description: said otherwise\n", "\r\n")]
    public async Task A_file_that_means_the_same_is_the_same_sweep(string before, string after, string lineEnd)
    {
        using var folder = new TemporaryFolder();
        var one = Support.Sweeps.Tiny.Replace("[rnn, gru]", "rnn", StringComparison.Ordinal);
        folder.Write("one.yaml", one);
        (await Rnn.RunAsync(folder, "run", "one.yaml")).Expect(0);
        folder.Write("two.yaml", $"{before}{one}\n{after}".ReplaceLineEndings(lineEnd));
        Assert.Contains("nothing was trained", (await Rnn.RunAsync(folder, "run", "two.yaml")).Expect(0).Error, StringComparison.Ordinal);
        Assert.Equal(["tiny"], Rows.Of(folder.Results, "SELECT id FROM sweeps"));
    }

    [Fact]
    public async Task A_file_of_the_same_name_that_means_something_else_is_told_in_what()
    {
        using var folder = new TemporaryFolder();
        var one = Support.Sweeps.Tiny.Replace("[rnn, gru]", "rnn", StringComparison.Ordinal);
        folder.Write("one.yaml", one);
        (await Rnn.RunAsync(folder, "submit", "one.yaml")).Expect(0);
        folder.Write("one.yaml", one.Replace("hidden: 8", "hidden: 9", StringComparison.Ordinal).Replace("seeds: [0, 1]", "seeds: [0]", StringComparison.Ordinal));
        var refused = (await Rnn.RunAsync(folder, "run", "one.yaml")).Expect(2);
        Assert.Contains("Sweep tiny of this name is unfinished, and this file differs from it in parameters.hidden, seeds.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("rnnsweeps run one.yaml --new", refused.Error, StringComparison.Ordinal);
        var submitted = (await Rnn.RunAsync(folder, "submit", "one.yaml")).Expect(0);
        Assert.Contains("Sweep tiny has the same name, and another parameters.hidden, seeds.", submitted.Error, StringComparison.Ordinal);
        Assert.Contains("Sweep tiny.2 means the same; tiny.3 is trained beside it.", (await Rnn.RunAsync(folder, "submit", "one.yaml")).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_is_reported_with_its_log_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write("diverges.yaml", Support.Sweeps.Tiny.Replace("seeds:", "  lr: [1, 1000]\n  clip: 0\n  activation: relu\nseeds:", StringComparison.Ordinal)
            .Replace("[rnn, gru]", "rnn", StringComparison.Ordinal).Replace("seeds: [0, 1]", "seeds: [0]", StringComparison.Ordinal)
            .Replace("hidden: 8", "hidden: 32", StringComparison.Ordinal).Replace("layers: 1", "layers: 2", StringComparison.Ordinal)
            .Replace("steps: 16", "steps: 32", StringComparison.Ordinal));
        var run = (await Rnn.RunAsync(folder, "run", "diverges.yaml")).Expect(1);
        Assert.Contains("1 of 2 runs failed", run.Error, StringComparison.Ordinal);
        Assert.Contains("diverged", run.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder.Results, "tiny", "runs", "0002"), run.Error, StringComparison.Ordinal);
        Assert.Equal(["completed|1", "failed|1"], Rows.Of(folder.Results, "SELECT state, count(*) FROM runs GROUP BY state ORDER BY state"));
    }
}
