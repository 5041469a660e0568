using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class ReproduceTests(FinishedSweep finished)
{
    [Fact]
    public async Task Every_digit_agrees_and_nothing_is_stored()
    {
        var before = Rows.Numbers(finished.Folder.Results);
        var ended = (await Rnn.RunAsync(finished.Folder, "reproduce", "tiny/0003")).Expect(0);
        Assert.Equal(3, ended.OutputLines.Count(l => l.EndsWith("     equal", StringComparison.Ordinal)));
        Assert.Contains("tiny/0003 is reproduced: every figure of 3 epochs agrees with the stored one to the last digit; so it is with the text that it writes, the weights and the loss on lamplighter.", ended.OutputLines);
        Assert.Equal("The texts, the commit, all versions, device, threads and the kind of processor are the same as then.", ended.OutputLines[^1]);
        Assert.Equal(before, Rows.Numbers(finished.Folder.Results));
    }

    [Fact]
    public async Task The_first_epochs_alone_need_not_be_trained_to_the_end()
    {
        var told = JsonDocument.Parse((await Rnn.RunAsync(finished.Folder, "reproduce", "tiny/0002", "--epochs", "2", "--threads", "2", "--format", "json")).Output).RootElement;
        Assert.Equal(2, told.GetProperty("comparison").GetProperty("epochs").GetInt32());
        var threads = told.GetProperty("fingerprints").EnumerateArray().Single(f => !f.GetProperty("agrees").GetBoolean());
        Assert.Equal(("threads", "1", "2"), (threads.GetProperty("what").GetString(), threads.GetProperty("then").GetString(), threads.GetProperty("now").GetString()));
    }

    [Fact]
    public async Task The_first_epoch_and_the_fingerprint_that_differ_are_named()
    {
        using var folder = finished.Copy();
        Change(folder, "UPDATE epochs SET train_loss = train_loss + 1e-15 WHERE run_id = 'tiny/0001' AND epoch >= 2", "UPDATE runs SET git_commit = 'abc', weights_sha256 = 'def' WHERE id = 'tiny/0001'");
        var ended = (await Rnn.RunAsync(folder, "reproduce", "tiny/0001")).Expect(1);
        Assert.Contains("is not reproduced: epoch 2 is the first that differs, by train_loss ", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 3 epochs differ, the validation perplexity by 0 at most.", ended.OutputLines);
        Assert.Matches("The SHA-256 of the weights is [0-9a-f]{64} and was def\\.", ended.Output);
        Assert.Contains("Not the same: commit abc then, ", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epoch = 2", 2, "The store has no row of epoch 2.")]
    [InlineData("epoch < 3", 1, "The store has no row of the epochs 1 to 2.")]
    [InlineData("epoch <> 2", 1, "The store has no row of the epochs 1 and 3.")] // the last one too: a completed run has all
    public async Task An_epoch_that_the_store_has_lost_is_said_and_nothing_else_is_compared_in_its_place(string lost, int left, string said)
    {
        using var folder = finished.Copy();
        Change(folder, $"DELETE FROM epochs WHERE run_id = 'tiny/0001' AND {lost}");
        var ended = (await Rnn.RunAsync(folder, "reproduce", "tiny/0001")).Expect(1);
        Assert.Contains($"tiny/0001 is not reproduced: every figure of {(left == 1 ? "1 epoch" : $"{left} epochs")} agrees with the stored one, and others are missing.", ended.OutputLines);
        Assert.Contains(said, ended.OutputLines);
        Assert.Equal(3 - left, ended.OutputLines.Count(l => l.EndsWith(" not stored", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_epoch_that_is_stored_and_not_trained_again_is_said_unless_fewer_were_asked_for()
    {
        using var folder = finished.Copy();
        var columns = string.Join(", ", Rows.Of(folder.Results, "SELECT name FROM pragma_table_info('epochs')").Where(c => c != "epoch"));
        Change(folder, $"INSERT INTO epochs (epoch, {columns}) SELECT 4, {columns} FROM epochs WHERE run_id = 'tiny/0001' AND epoch = 3");
        var ended = (await Rnn.RunAsync(folder, "reproduce", "tiny/0001")).Expect(1);
        Assert.Contains("Epoch 4 is stored and was not trained here.", ended.OutputLines);
        (await Rnn.RunAsync(folder, "reproduce", "tiny/0001", "--epochs", "2")).Expect(0);
    }

    [Fact]
    public async Task On_another_kind_of_processor_the_difference_is_compared_with_what_rounding_does_to_such_a_run()
    {
        var narrow = new Dictionary<string, string> { ["ATEN_CPU_CAPABILITY"] = "default" };
        var here = Rows.Of(finished.Folder.Results, "SELECT processor || ', ' || instructions FROM run_summary WHERE run_id = 'tiny/0001'")[0];
        Assert.SkipWhen(here.EndsWith("DEFAULT", StringComparison.Ordinal), "This processor has nothing but what is called another one here.");
        var ended = (await Rnn.RunAsync(finished.Folder, narrow, "reproduce", "tiny/0001")).Expect(0);
        Assert.Contains("tiny/0001 is reproduced but for rounding: epoch ", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Rounding alone: 2 trainings with weights that are disturbed in the last place before each step differ from the undisturbed one by up to ", ended.Output, StringComparison.Ordinal);
        Assert.Equal($"Trained on {here}; here is {here.Replace("AVX512", "DEFAULT", StringComparison.Ordinal).Replace("AVX2", "DEFAULT", StringComparison.Ordinal)}: figures differ by rounding that training amplifies.", ended.OutputLines[^1]);
    }

    [Fact]
    public async Task More_than_rounding_is_no_reproduction_on_any_processor()
    {
        using var folder = finished.Copy();
        Change(folder, "UPDATE epochs SET val_ppl = val_ppl * 1.2 WHERE run_id = 'tiny/0001'", "UPDATE runs SET processor = 'Other' WHERE id = 'tiny/0001'");
        var ended = (await Rnn.RunAsync(folder, "reproduce", "tiny/0001", "--noise", "1")).Expect(1);
        Assert.Contains("more than 3 times as much, which rounding does not explain.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Trained on Other, ", ended.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_text_is_made_again_and_another_one_is_refused()
    {
        using var folder = finished.Copy();
        Directory.Delete(Path.Combine(folder.Results, "texts"), recursive: true);
        (await Rnn.RunAsync(folder, "reproduce", "tiny/0001", "--epochs", "1")).Expect(0);
        Change(folder, "UPDATE texts SET sha256 = replace(sha256, substr(sha256, 1, 1), '0'), path = 'texts/nowhere.txt'");
        (await Rnn.RunAsync(folder, "reproduce", "tiny/0001")).ExpectSentence(1, "The fingerprint of text lamplighter differs");
    }

    [Theory]
    [InlineData("early_terminate: {type: hyperband, min_iter: 1, eta: 2}", "  eval_every: 2\n  epochs: 4")]
    [InlineData("stop: {patience: 1, min_delta: 50}", "  dropout: 0.2\n  layers: 2\n  optimizer: adam\n  lr: 0.01\n  epochs: 6")]
    public async Task Runs_that_ended_early_are_reproduced_as_far_as_they_went(string key, string parameters)
    {
        using var folder = new TemporaryFolder();
        var lines = Support.Sweeps.Tiny.Split('\n').Where(l => !parameters.Split('\n').Any(p => l.StartsWith(p.Split(':')[0] + ":", StringComparison.Ordinal)));
        folder.Write("tiny.yaml", $"{key}\n{string.Join('\n', lines)}".Replace("parameters:", $"parameters:\n{parameters}", StringComparison.Ordinal));
        (await Rnn.RunAsync(folder, "run", "tiny.yaml")).Expect(0);
        var runs = Rows.Of(folder.Results, "SELECT run_id FROM run_summary WHERE state = 'stopped'");
        Assert.NotEmpty(runs);
        (await Rnn.RunAsync(folder, "reproduce", runs[0])).Expect(0);
    }

    /// <summary>What the program itself never does: the store's own guards are taken off first.</summary>
    private static void Change(TemporaryFolder folder, params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Results, "rnnsweeps.db")};Pooling=false");
        connection.Open();
        var guards = Rows.Of(folder.Results, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
        foreach (var statement in guards.Select(name => $"DROP TRIGGER {name}").Concat(statements))
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
