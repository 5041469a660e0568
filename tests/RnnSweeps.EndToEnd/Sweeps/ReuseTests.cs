namespace RnnSweeps.EndToEnd.Sweeps;

public sealed class ReuseTests
{
    private static string Named(string name, string lines = "") =>
        Support.Sweeps.Tiny.Replace("name: tiny", $"name: {name}\n{lines}", StringComparison.Ordinal);

    [Fact]
    public async Task Equal_runs_of_the_store_are_taken_over_and_the_others_trained()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.yaml", Named("first"));
        folder.Write("second.yaml", Named("second", "reuse: true").Replace("seeds: [0, 1]", "seeds: [0, 2]", StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "run", "first.yaml")).Expect(0);

        var plan = (await Rnn.RunAsync(folder, "validate", "second.yaml")).Expect(0);
        Assert.Contains("2 of these runs will be skipped: equal ones of first are in the store", plan.Output, StringComparison.Ordinal);
        var run = (await Rnn.RunAsync(folder, "run", "second.yaml")).Expect(0);
        Assert.Contains("2 of 4 runs were not trained: their results were taken over from first.", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["0|gru|gru of 0|taken over", "0|rnn|rnn of 0|taken over", "2|gru||trained", "2|rnn||trained"],
            Rows.Of(folder.Results, """
                SELECT s.seed, s.cell, f.cell || ' of ' || f.seed, CASE WHEN s.started_at IS NULL THEN 'taken over' ELSE 'trained' END
                FROM run_summary s LEFT JOIN run_summary f ON f.run_id = s.reused_from WHERE s.sweep_id = 'second' ORDER BY 1, 2
                """));
        Assert.Equal(["0"], Rows.Of(folder.Results, """
            SELECT count(*) FROM curves a JOIN curves b ON b.sweep_id = 'first' AND b.label = a.label AND b.seed = a.seed AND b.epoch = a.epoch
            WHERE a.sweep_id = 'second' AND a.seed = 0 AND (a.val_loss <> b.val_loss OR a.train_seconds <> b.train_seconds)
            """));
        Assert.Equal(
            (await Rnn.RunAsync(folder, "generate", "first/0001")).Expect(0).Output,
            (await Rnn.RunAsync(folder, "generate", "second/0001")).Expect(0).Output);
    }

    [Fact]
    public async Task Configurations_that_differ_in_what_does_not_act_are_trained_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("once.yaml", Named("once").Replace("cell: [rnn, gru]", "cell: gru", StringComparison.Ordinal).Replace("layers: 1", "layers: [1, 2]\n  dropout: [0, 0.2, 0.4]", StringComparison.Ordinal));
        var plan = (await Rnn.RunAsync(folder, "validate", "once.yaml")).Expect(0);
        Assert.Contains("dropout has no effect in some configurations: it acts only between layers, with layers above 1", plan.Error, StringComparison.Ordinal);
        Assert.Contains("2 configurations of these differ from another in parameters without effect alone", plan.Output, StringComparison.Ordinal);
        var run = (await Rnn.RunAsync(folder, "run", "once.yaml")).Expect(0);
        Assert.Contains("4 of 12 runs were not trained: they differ from others of this sweep in parameters without effect alone, and have their results.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["completed|12|4|8"], Rows.Of(folder.Results, "SELECT state, count(*), count(reused_from), count(started_at) FROM run_summary GROUP BY state"));
        Assert.Equal(["layers=1", "layers=2 dropout=0", "layers=2 dropout=0.2", "layers=2 dropout=0.4"], Rows.Of(folder.Results, "SELECT DISTINCT label FROM leaderboard ORDER BY label"));
        var compared = (await Rnn.RunAsync(folder, "compare", "once", "--by", "dropout")).Expect(0);
        Assert.Contains("6 of 12 runs, where it does not, are left out.", compared.Error, StringComparison.Ordinal);
        (await Rnn.RunAsync(folder, "replay", "once")).Expect(0);
    }

    [Fact]
    public async Task What_another_kind_of_processor_has_trained_is_taken_over_with_a_mark()
    {
        using var folder = new TemporaryFolder();
        var narrow = new Dictionary<string, string> { ["ATEN_CPU_CAPABILITY"] = "default" };
        folder.Write("first.yaml", Named("first"));
        folder.Write("second.yaml", Named("second", "reuse: true").Replace("seeds: [0, 1]", "seeds: [0, 2]", StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "run", "first.yaml")).Expect(0);
        var there = Rows.Of(folder.Results, "SELECT DISTINCT processor || ', ' || instructions FROM runs")[0];
        Assert.SkipWhen(there.EndsWith("DEFAULT", StringComparison.Ordinal), "This processor has nothing but what is called another one here.");

        var plan = (await Rnn.RunAsync(folder, narrow, "validate", "second.yaml")).Expect(0);
        Assert.Contains($"They were trained on {there}; here is ", plan.Output, StringComparison.Ordinal);
        var run = (await Rnn.RunAsync(folder, narrow, "run", "second.yaml")).Expect(0);
        Assert.Contains("The runs were trained on 2 kinds of processor (2 on ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["several", "several"], Rows.Of(folder.Results, "SELECT processor FROM leaderboard WHERE sweep_id = 'second'"));
        Assert.Equal([$"2|Taken over from first/000, trained on {there}."], Rows.Of(folder.Results, """
            SELECT count(*), substr(message, 1, 25) || ', ' || substr(message, instr(message, 'trained on')) FROM run_summary WHERE reused_from IS NOT NULL GROUP BY 2
            """));
        (await Rnn.RunAsync(folder, "report", "second", "--format", "md")).Expect(0);
        Assert.Contains("2 of 2 configurations have runs of several kinds", File.ReadAllText(Path.Combine(folder.Results, "second", "report.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden: 8", "hidden: 9")]
    [InlineData("corpus: lamplighter", "corpus: orrery")]
    [InlineData("name: second", "name: second\nstop: {patience: 2}")]
    [InlineData("name: second", "name: second\nevaluate_on: [ledger]")]
    [InlineData("reuse: true", "reuse: false")]
    public async Task What_is_not_equal_is_trained(string given, string other)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.yaml", Named("first").Replace("cell: [rnn, gru]", "cell: rnn", StringComparison.Ordinal));
        folder.Write("second.yaml", Named("second", "reuse: true").Replace("cell: [rnn, gru]", "cell: rnn", StringComparison.Ordinal).Replace(given, other, StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "run", "first.yaml")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "second.yaml")).Expect(0);
        Assert.Equal(["0"], Rows.Of(folder.Results, "SELECT count(*) FROM runs WHERE reused_from IS NOT NULL"));
    }

    [Fact]
    public async Task A_search_goes_on_from_proposals_that_were_trained_before()
    {
        using var folder = new TemporaryFolder();
        string Search(string name, string lines) => Named(name, $"{lines}\nrun_cap: 12").Replace("method: grid", "method: bayes", StringComparison.Ordinal)
            .Replace("hidden: 8", "hidden: {min: 4, max: 64}", StringComparison.Ordinal).Replace("seeds: [0, 1]", "seeds: [0]\nslots: 1", StringComparison.Ordinal).Replace("epochs: 3", "epochs: 1", StringComparison.Ordinal);
        folder.Write("first.yaml", Search("first", ""));
        folder.Write("second.yaml", Search("second", "reuse: true"));
        (await Rnn.RunAsync(folder, "run", "first.yaml")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "second.yaml")).Expect(0);
        Assert.Equal(["12"], Rows.Of(folder.Results, "SELECT count(*) FROM runs WHERE sweep_id = 'second' AND reused_from IS NOT NULL"));
        (await Rnn.RunAsync(folder, "replay", "second")).Expect(0);
    }

    [Fact]
    public async Task Training_begins_with_the_weights_of_a_run_whatever_becomes_of_their_file()
    {
        using var folder = new TemporaryFolder();
        var one = Support.Sweeps.Tiny.Replace("[rnn, gru]", "gru", StringComparison.Ordinal).Replace("seeds: [0, 1]", "seeds: [0]", StringComparison.Ordinal);
        folder.Write("first.yaml", one.Replace("name: tiny", "name: first", StringComparison.Ordinal));
        folder.Write("next.yaml", one.Replace("name: tiny", "name: next", StringComparison.Ordinal).Replace("  hidden: 8", "  hidden: 8\n  init_from: first/0001\n  lr: 0.000000001", StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "validate", "next.yaml")).Expect(2);
        (await Rnn.RunAsync(folder, "run", "first.yaml")).Expect(0);
        (await Rnn.RunAsync(folder, "submit", "next.yaml")).Expect(0);
        Directory.Delete(Path.Combine(folder.Results, "first"), recursive: true);
        (await Rnn.RunAsync(folder, "run", "next.yaml")).Expect(0);
        Assert.Equal(["1"], Rows.Of(folder.Results, """
            SELECT count(*) FROM run_summary a JOIN run_summary b ON abs(a.best_val_loss - b.best_val_loss) < 1e-5
            WHERE a.run_id = 'first/0001' AND b.run_id = 'next/0001' AND b.init_from = 'first/0001'
            """));
        var refused = (await Rnn.RunAsync(folder, "run", "next.yaml", "--new")).Expect(2);
        Assert.Contains("init_from names run first/0001: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("is not there any more. It holds the best weights of run first/0001", refused.Error, StringComparison.Ordinal);
    }
}
