using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>Results that an earlier program has left: the oldest and the newest of the stores that the tests of the schema open.</summary>
public sealed class OldStoreTests(FinishedSweep finished)
{
    [Theory]
    [InlineData("schema-02", "has schema 2,")]
    [InlineData("schema-11", "has schema 11,")]
    public async Task What_an_earlier_program_left_unfinished_is_trained_to_its_end_and_the_rest_stays(string name, string schema)
    {
        using var folder = Given(name);
        var before = Rows.Of(folder.Results, Figures);
        Write(folder, "killed");
        (await Rnn.RunAsync(folder, "list")).ExpectSentence(1, schema, "run or serve with it once, which brings it up to date.");

        var run = (await Rnn.RunAsync(folder, "run", "killed.yaml", "--slots", "1")).Expect(0);
        Assert.Contains("Sweep killed goes on where it was.", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["killed/0001|completed|6", "killed/0002|completed|6"],
            Rows.Of(folder.Results, "SELECT run_id, state, epochs_done FROM run_summary WHERE sweep_id = 'killed' ORDER BY 1"));
        Assert.Equal(["2"], Rows.Of(folder.Results, "SELECT attempt FROM runs WHERE id = 'killed/0001'"));

        Assert.Equal(before, Rows.Of(folder.Results, Figures));
        var list = (await Rnn.RunAsync(folder, "list")).Expect(0).OutputLines;
        foreach (var (sweep, state) in ((string, string)[])[("grid", "completed"), ("killed", "completed"), ("cancelled", "cancelled")])
            Assert.Single(list, line => Regex.IsMatch(line, $"^{sweep} +{state} "));
        // The mean of the two runs: as that program's own leaderboard has it.
        Assert.Contains("20.84 ± 0.199", (await Rnn.RunAsync(folder, "show", "grid")).Expect(0).Output, StringComparison.Ordinal);
        var query = "SELECT round(mean_best_val_ppl, 6) AS ppl FROM leaderboard WHERE sweep_id = 'grid' ORDER BY 1";
        Assert.Contains("20.844779", (await Rnn.RunAsync(folder, "query", query)).Expect(0).Output, StringComparison.Ordinal);
        (await Rnn.RunAsync(folder, "report", "grid", "--format", "md", "--out", "grid.md")).Expect(0);
        Assert.Matches(@"\| cell=rnn \| 20\.84 \| 19\.05 to 22\.64 \|", await File.ReadAllTextAsync(folder.File("grid.md")));
        foreach (var sweep in (string[])["grid", "killed"]) (await Rnn.RunAsync(folder, "replay", sweep)).Expect(0);
    }

    [Fact]
    public async Task Runs_that_an_earlier_program_left_at_a_rung_or_paused_go_on()
    {
        using var folder = Given("schema-11");
        foreach (var sweep in (string[])["waiting", "paused", "spent"]) Write(folder, sweep);
        (await Rnn.RunAsync(folder, "run", "waiting.yaml", "--slots", "1")).Expect(0);
        Assert.Equal(["completed", "stopped"], Rows.Of(folder.Results, "SELECT state FROM runs WHERE sweep_id = 'waiting' ORDER BY 1"));
        (await Rnn.RunAsync(folder, "replay", "waiting")).Expect(0);

        (await Rnn.RunAsync(folder, "resume", "paused")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "paused.yaml", "--slots", "1")).Expect(0);
        (await Rnn.RunAsync(folder, "resume", "spent")).Expect(0);
        (await Rnn.RunAsync(folder, "resume", "spent/0002")).Expect(0);
        (await Rnn.RunAsync(folder, "run", "spent.yaml", "--slots", "1")).Expect(0);
        Assert.Equal(
            ["paused|completed", "spent|completed", "waiting|completed"],
            Rows.Of(folder.Results, "SELECT id, state FROM sweeps WHERE id IN ('paused', 'spent', 'waiting') ORDER BY 1"));
    }

    /// <summary>Of all sweeps that had ended.</summary>
    private const string Figures = """
        SELECT e.run_id, e.epoch, e.train_loss, e.val_loss, e.val_ppl FROM epochs e JOIN runs r ON r.id = e.run_id
        WHERE r.sweep_id IN ('grid', 'broken', 'cancelled', 'halved', 'again') ORDER BY 1, 2
        """;

    /// <summary>Its database, and the text that its sweeps train on: this program freezes the same text under the same name.</summary>
    private TemporaryFolder Given(string name)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Results, "texts"));
        foreach (var text in Directory.GetFiles(Path.Combine(finished.Folder.Results, "texts")))
            File.Copy(text, Path.Combine(folder.Results, "texts", Path.GetFileName(text)));
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Results, "rnnsweeps.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        var stores = Path.Combine(Rnn.Repository, "tests", "RnnSweeps.Results.Tests", "Schema", "Stores");
        command.CommandText = File.ReadAllText(Path.Combine(stores, name + ".sql"));
        command.ExecuteNonQuery();
        return folder;
    }

    /// <summary>The file of a stored sweep, as a person still has it.</summary>
    private static void Write(TemporaryFolder folder, string sweep) =>
        folder.Write($"{sweep}.yaml", Rows.Of(folder.Results, $"SELECT yaml FROM sweeps WHERE id = '{sweep}'").Single());
}
