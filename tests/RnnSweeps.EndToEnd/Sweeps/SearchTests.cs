namespace RnnSweeps.EndToEnd.Sweeps;

public sealed class SearchTests
{
    private static string Search(string lines) => Support.Sweeps.Tiny
        .Replace("method: grid\n", lines, StringComparison.Ordinal)
        .Replace("  hidden: 8\n", "  hidden: {min: 4, max: 16}\n  lr: {distribution: log_uniform_values, min: 0.1, max: 4}\n", StringComparison.Ordinal)
        .Replace("seeds: [0, 1]", "seeds: [0]", StringComparison.Ordinal);

    [Fact]
    public async Task A_sweep_halts_at_its_budget_goes_on_when_resumed_and_every_decision_can_be_replayed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("search.yaml", Search("method: bayes\nrun_cap: 12\nbudget: {runs: 11}\nearly_terminate: {type: hyperband, min_iter: 1, eta: 2}\n"));
        var halted = (await Rnn.RunAsync(folder, "run", "search.yaml")).Expect(0);
        Assert.Contains("Sweep tiny has halted: The budget of 11 runs is spent. To go on to its end: rnnsweeps resume tiny", halted.Error, StringComparison.Ordinal);
        Assert.Equal(["halted"], Rows.Of(folder.Results, "SELECT state FROM sweeps"));

        (await Rnn.RunAsync(folder, "resume", "tiny", "--runs", "12")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "search.yaml")).Expect(0);
        Assert.Equal(["completed"], Rows.Of(folder.Results, "SELECT state FROM sweeps"));
        Assert.Equal(["12"], Rows.Of(folder.Results, "SELECT count(DISTINCT configuration) FROM runs"));
        Assert.Equal(["2"], Rows.Of(folder.Results, "SELECT count(*) FROM decisions WHERE kind = 'propose'"));

        var replayed = (await Rnn.RunAsync(folder, "replay", "tiny")).Expect(0);
        Assert.Matches(@"^12 runs and \d+ decisions of sweep tiny follow again", replayed.Output);
        Assert.Equal(2, (await Rnn.RunAsync(folder, "resume", "tiny")).ExitCode);
    }

    [Fact]
    public async Task A_decision_that_does_not_follow_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("search.yaml", Search("method: random\nrun_cap: 4\nearly_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}\n"));
        (await Rnn.RunAsync(folder, "run", "search.yaml")).Expect(0);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.Results, "rnnsweeps.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER decisions_update; UPDATE decisions SET kind = 'promote' WHERE kind = 'stop'";
            Assert.True(command.ExecuteNonQuery() > 0);
        }
        var replayed = (await Rnn.RunAsync(folder, "replay", "tiny")).Expect(1);
        Assert.Contains("From what it saw follows 'Stop'.", replayed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_times_the_shapes_and_validate_does_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("search.yaml", Search("method: random\nrun_cap: 5\nproject: mine\n"));
        using var plan = System.Text.Json.JsonDocument.Parse((await Rnn.RunAsync(folder, "plan", "search.yaml", "--format", "json")).Expect(0).Output);
        Assert.Equal(5, plan.RootElement.GetProperty("runs").GetInt64());
        Assert.Equal(5, plan.RootElement.GetProperty("configurations").GetArrayLength());
        Assert.True(plan.RootElement.GetProperty("estimated_seconds").GetDouble() > 0);
        Assert.Contains("project has no use here", plan.RootElement.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.All(plan.RootElement.GetProperty("configurations").EnumerateArray(), c => Assert.Equal(0, c.GetProperty("seeds")[0].GetInt64()));

        var valid = (await Rnn.RunAsync(folder, "validate", "search.yaml")).Expect(0);
        Assert.DoesNotContain("minutes one after", valid.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Results));
    }

    [Fact]
    public async Task Every_model_is_measured_on_the_texts_of_evaluate_on_and_every_corpus_may_be_proposed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("search.yaml", Search("method: bayes\nrun_cap: 11\nevaluate_on: [ledger]\n").Replace("corpus: lamplighter", "corpus: [lamplighter, orrery]", StringComparison.Ordinal));
        var ended = (await Rnn.RunAsync(folder, "run", "search.yaml")).Expect(0);
        // Of different texts: none is ranked above another.
        Assert.Contains("were measured on different texts", ended.Error, StringComparison.Ordinal);
        var rows = ended.Output.Split('\n').Where(line => line.Contains("corpus=", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, rows.Count);
        Assert.All(rows, row => Assert.Matches("^ *- ", row));
        Assert.DoesNotMatch(@"""rank"": ?\d", (await Rnn.RunAsync(folder, "show", "tiny", "--format", "json")).Expect(0).Output);
        Assert.Equal(["11"], Rows.Of(folder.Results, "SELECT count(*) FROM evaluations WHERE text = 'ledger'"));
        Assert.Equal(["evaluate_on|ledger", "lamplighter|lamplighter", "orrery|orrery"], Rows.Of(folder.Results, "SELECT corpus, name FROM texts ORDER BY 1"));
    }

    [Fact]
    public async Task A_clone_is_the_file_as_it_was_accepted()
    {
        using var folder = new TemporaryFolder();
        var yaml = Search("method: random\nrun_cap: 1\n");
        folder.Write("search.yaml", yaml);
        (await Rnn.RunAsync(folder, "submit", "search.yaml")).Expect(0);
        Assert.Equal(yaml, (await Rnn.RunAsync(folder, "clone", "tiny")).Expect(0).Output.TrimEnd());
        (await Rnn.RunAsync(folder, "clone", "tiny", "-o", "copy.yaml")).Expect(0);
        Assert.Equal(yaml, File.ReadAllText(Path.Combine(folder.Path, "copy.yaml")));
        (await Rnn.RunAsync(folder, "clone", "tiny", "-o", "copy.yaml")).Expect(2);
    }
}
