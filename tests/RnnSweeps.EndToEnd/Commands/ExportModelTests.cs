using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>The verb <c>export-model</c>; that PyTorch makes the same of its files is tested beside the models.</summary>
public sealed class ExportModelTests(FinishedSweep finished)
{
    [Fact]
    public async Task A_model_is_four_files_that_name_no_place_of_this_machine()
    {
        using var elsewhere = new TemporaryFolder();
        var folder = elsewhere.File("gru");
        var ended = (await Rnn.RunAsync(finished.Folder, "export-model", "tiny/0003", folder)).Expect(0);
        string[] names = ["model.safetensors", "vocabulary.json", "specification.json", "README.md"];
        Assert.Equal(names.Select(n => Path.Combine(folder, n)), ended.OutputLines);
        Assert.Equal(names.Order(), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order());
        Assert.All(names, n => Assert.DoesNotContain(finished.Folder.Path, File.ReadAllText(Path.Combine(folder, n)), StringComparison.Ordinal));
        var specification = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "specification.json"))).RootElement;
        Assert.Equal(("tiny/0003", 8), (specification.GetProperty("run").GetString(), specification.GetProperty("configuration").GetProperty("hidden").GetInt32()));
        Assert.Equal(28, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "vocabulary.json"))).RootElement.GetArrayLength());
        var card = File.ReadAllText(Path.Combine(folder, "README.md"));
        var best = Rows.Of(finished.Folder.Results, "SELECT best_epoch, printf('%.3f', best_val_ppl), (SELECT sha256 FROM texts) FROM run_summary WHERE run_id = 'tiny/0003'")[0].Split('|');
        Assert.Contains($"after epoch {best[0]} of 3, the one with the smallest validation loss", card, StringComparison.Ordinal);
        Assert.Contains($"| validation perplexity | {best[1]} ", card, StringComparison.Ordinal);
        Assert.Contains($"| lamplighter | 100 % | 31,324 | `{best[2]}` |", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weights_train_on_as_the_card_says()
    {
        using var elsewhere = new TemporaryFolder();
        (await Rnn.RunAsync(finished.Folder, "export-model", "tiny/0001", elsewhere.Path, "--last")).Expect(0);
        var command = File.ReadAllLines(elsewhere.File("README.md")).Single(l => l.StartsWith("rnnsweeps train ", StringComparison.Ordinal));
        (await Rnn.RunAsync(elsewhere, [.. command.Split(' ')[1..], "--max-steps", "1", "--set", "batch=64"])).Expect(0);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_alone()
    {
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.Write("mine.txt", "mine");
        (await Rnn.RunAsync(finished.Folder, "export-model", "tiny/0001", elsewhere.Path)).ExpectSentence(2, elsewhere.Path, "is not empty");
        (await Rnn.RunAsync(finished.Folder, "export-model", "tiny/0001", file)).ExpectSentence(2, file, "is a file");
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(elsewhere.Path));
        (await Rnn.RunAsync(finished.Folder, "export-model", "tiny/0099", elsewhere.File("new"))).ExpectSentence(2, "'tiny/0099'");
        Assert.False(Path.Exists(elsewhere.File("new")));
    }
}
