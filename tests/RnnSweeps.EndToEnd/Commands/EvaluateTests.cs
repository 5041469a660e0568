using System.Globalization;
using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class EvaluateTests(FinishedSweep finished)
{
    [Fact]
    public async Task Without_a_text_it_is_the_run_s_own_validation()
    {
        var told = await JsonAsync("evaluate", "tiny/0003", "--top", "2", "--passage", "30", "--format", "json");
        var text = Assert.Single(told.GetProperty("texts").EnumerateArray());
        var best = double.Parse(Rows.Of(finished.Folder.Results, "SELECT best_val_loss FROM run_summary WHERE run_id = 'tiny/0003'")[0], CultureInfo.InvariantCulture);
        Assert.Equal(best, text.GetProperty("loss").GetDouble(), 1e-6);
        Assert.Equal(2, text.GetProperty("most_surprising").GetArrayLength());
        Assert.All(text.GetProperty("passages").EnumerateArray(), p => Assert.Equal((30, 30), (p.GetProperty("text").GetString()!.Length, p.GetProperty("losses").GetArrayLength())));
    }

    [Fact]
    public async Task Whole_texts_are_read_with_the_vocabulary_of_the_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("corpora/mine.txt", string.Concat(Enumerable.Repeat("The ZEBRA sat; ", 20)));
        var line = (string[])["evaluate", "tiny/0003", "--on", "mine", "--on", "lamplighter", "--results", finished.Folder.Results];
        var corpora = new Dictionary<string, string> { ["RNNSWEEPS_CORPORA"] = folder.File("corpora") };
        var ended = (await Rnn.RunAsync(folder, corpora, [.. line, "--format", "json"])).Expect(0);
        Assert.Equal("", ended.Error);
        var texts = JsonDocument.Parse(ended.Output).RootElement.GetProperty("texts").EnumerateArray().ToList();
        var characters = long.Parse(Rows.Of(finished.Folder.Results, "SELECT characters FROM texts")[0], CultureInfo.InvariantCulture);
        Assert.Equal([("mine", 14 * 20 - 1), ("lamplighter", characters - 1)], texts.Select(t => (t.GetProperty("text").GetString()!, t.GetProperty("characters").GetInt64())));
        var table = (await Rnn.RunAsync(folder, corpora, line)).Expect(0);
        Assert.Contains("tiny/0003 (cell=", table.Output, StringComparison.Ordinal);
        Assert.Contains("Most surprising characters: lamplighter", table.Output, StringComparison.Ordinal);
        Assert.Contains("Reading mine: 280 characters.", table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_nobody_has_is_told()
    {
        (await Rnn.RunAsync(finished.Folder, "evaluate", "tiny/0001", "--on", "lamplihter", "--format", "json")).ExpectSentence(2, "Text lamplihter cannot be had", "did you mean 'lamplighter'?");
        (await Rnn.RunAsync(finished.Folder, "evaluate", "tiny/0099")).ExpectSentence(2, "'tiny/0099'");
    }

    private async Task<JsonElement> JsonAsync(params string[] line) => JsonDocument.Parse((await Rnn.RunAsync(finished.Folder, line)).Expect(0).Output).RootElement;
}
