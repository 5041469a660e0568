using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>The verbs that only look at results, on a finished sweep.</summary>
public sealed class ReadingTests(FinishedSweep finished)
{
    [Fact]
    public async Task List_shows_each_sweep()
    {
        Assert.Contains("tiny", (await Finished("list")).Output, StringComparison.Ordinal);
        var sweep = Assert.Single(Parsed(await Finished("list", "--format", "json")).EnumerateArray());
        Assert.Equal(("tiny", "completed", 4), (sweep.GetProperty("id").GetString(), sweep.GetProperty("state").GetString(), sweep.GetProperty("completed").GetInt32()));
    }

    [Fact]
    public async Task Show_knows_sweeps_and_runs()
    {
        var sweep = Parsed(await Finished("show", "tiny", "--format", "json"));
        Assert.Equal((2, 4), (sweep.GetProperty("leaderboard").GetArrayLength(), sweep.GetProperty("runs").GetArrayLength()));
        var run = Parsed(await Finished("show", "tiny/0003", "--format", "json"));
        Assert.Equal((3, 1), (run.GetProperty("epochs").GetArrayLength(), run.GetProperty("samples").GetArrayLength()));
        Assert.Contains("cell=gru", (await Finished("show", "tiny")).Output, StringComparison.Ordinal);
        Assert.Contains("cell=gru", (await Finished("show", "tiny/0002")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_that_have_lost_their_weights_are_named_wherever_their_sweep_is_shown()
    {
        using var folder = finished.Copy();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        foreach (var verb in ((string, string)[])[("run", "tiny.yaml"), ("show", "tiny")])
            Assert.DoesNotContain(" lost ", (await Rnn.RunAsync(folder, verb.Item1, verb.Item2)).Expect(0).Error, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Results, "tiny", "runs", "0002"), "best-*")) File.Delete(file);
        Directory.Delete(Path.Combine(folder.Results, "tiny", "runs", "0003"), recursive: true);
        foreach (var verb in ((string, string)[])[("run", "tiny.yaml"), ("show", "tiny")])
            Assert.Contains("2 of 4 runs have lost their weights: tiny/0002 and tiny/0003.", (await Rnn.RunAsync(folder, verb.Item1, verb.Item2)).Expect(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show nosuch")]
    [InlineData("show tiny/0099")]
    [InlineData("watch nosuch")]
    [InlineData("export ../tiny")]
    [InlineData("generate tiny/9")]
    public async Task What_is_not_there_is_named(string line)
    {
        var arguments = line.Split(' ');
        (await Rnn.RunAsync(finished.Folder, arguments)).ExpectSentence(2, $"'{arguments[1]}'");
    }

    [Fact]
    public async Task Watch_of_a_finished_sweep_shows_its_leaderboard() =>
        Assert.Equal(finished.Run.Output, (await Finished("watch", "tiny")).Output);

    [Fact]
    public async Task Query_answers_as_table_csv_and_json()
    {
        const string sql = "SELECT run_id, epochs_done FROM run_summary ORDER BY run_id LIMIT 2";
        Assert.Equal("run_id,epochs_done\ntiny/0001,3\ntiny/0002,3\n", (await Finished("query", sql, "--format", "csv")).Output);
        Assert.Equal("tiny/0002", Parsed(await Finished("query", sql, "--format", "json"))[1].GetProperty("run_id").GetString());
        Assert.Contains("tiny/0001", (await Finished("query", sql)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_says_when_rows_were_left_out()
    {
        var ended = await Finished("query", "SELECT epoch FROM epochs", "--format", "csv", "--limit", "5");
        Assert.Equal(6, ended.OutputLines.Count);
        Assert.Contains("first 5 rows", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM runs")]
    [InlineData("SELECT nothing FROM nowhere")]
    [InlineData("")]
    public async Task A_query_that_is_none_is_refused_in_a_sentence(string sql) =>
        (await Rnn.RunAsync(finished.Folder, "query", sql)).ExpectSentence(2, "query");

    [Fact]
    public async Task Export_writes_the_csv_files_again()
    {
        var exported = await Finished("export", "tiny");
        Assert.Equal(
            ((string[])["leaderboard", "runs", "curves"]).Select(view => Path.Combine(finished.Folder.Results, "tiny", view + ".csv")), exported.OutputLines);
    }

    [Theory]
    [InlineData("--sqlite", "all.db")]
    [InlineData("tiny", "--sqlite", "tiny.db")]
    public async Task Export_copies_the_store_into_one_file_that_answers_queries(params string[] arguments)
    {
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.File("rnnsweeps.db");
        Assert.Equal([file], (await Finished(["export", .. arguments.SkipLast(1), file])).OutputLines);
        const string Question = "SELECT * FROM leaderboard ORDER BY configuration_index";
        Assert.Equal(Rows.Of(finished.Folder.Results, Question), Rows.Of(elsewhere.Path, Question));
        Assert.Equal(Rows.Numbers(finished.Folder.Results), Rows.Numbers(elsewhere.Path));
        (await Rnn.RunAsync(finished.Folder, ["export", .. arguments.SkipLast(1), file])).ExpectSentence(1, "exists already");
    }

    [Fact]
    public async Task Export_wants_a_sweep_or_a_file() =>
        (await Rnn.RunAsync(finished.Folder, "export")).ExpectSentence(2, "Name a sweep, or give --sqlite FILE");

    [Fact]
    public async Task A_query_that_takes_too_long_is_given_up() =>
        (await Rnn.RunAsync(finished.Folder, "query", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", "--timeout", "1"))
            .ExpectSentence(2, "The query took longer than 1 seconds");

    [Theory]
    [InlineData("best")]
    [InlineData("last")]
    public async Task Generate_continues_the_prefix_greedily_by_the_asked_length(string checkpoint)
    {
        string[] line = ["generate", "tiny/0003", "--prefix", "it has", "--length", "20", "--checkpoint", checkpoint];
        var text = (await Finished(line)).Output.TrimEnd('\n');
        Assert.StartsWith("it has", text, StringComparison.Ordinal);
        Assert.Equal("it has".Length + 20, text.Length);
        Assert.Equal(text, (await Finished(line)).Output.TrimEnd('\n'));
    }

    [Fact]
    public async Task Generate_with_temperature_depends_on_the_seed_alone()
    {
        async Task<string> Text(string seed) =>
            (await Finished("generate", "tiny/0003", "--prefix", "it has", "--length", "60", "--temperature", "1", "--top-k", "10", "--seed", seed)).Output;
        var first = await Text("1");
        Assert.Equal(first, await Text("1"));
        Assert.NotEqual(first, await Text("2"));
    }

    private static JsonElement Parsed(Ended ended) => JsonDocument.Parse(ended.Output).RootElement;

    private async Task<Ended> Finished(params string[] arguments) => (await Rnn.RunAsync(finished.Folder, arguments)).Expect(0);
}
