using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>The verbs that say which is better, on a finished sweep of two cells and two seeds.</summary>
public sealed class AnswerTests(FinishedSweep finished)
{
    [Fact]
    public async Task A_run_ends_with_its_answer_and_compare_says_the_same()
    {
        var answer = (await Finished("compare", "tiny")).Output.Split('\n')[0];
        Assert.Matches("^(cell=(gru|rnn) has the lowest|No difference in) ", answer);
        Assert.Contains(answer, finished.Run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_by_a_parameter_gives_facts_as_json()
    {
        var facts = JsonDocument.Parse((await Finished("compare", "tiny", "--by", "cell", "--format", "json")).Output).RootElement;
        Assert.Equal(("cell", 2, 1), (facts.GetProperty("what").GetString(), facts.GetProperty("sides").GetArrayLength(), facts.GetProperty("pairs").GetArrayLength()));
        Assert.Equal(2, facts.GetProperty("pairs")[0].GetProperty("pairs").GetInt32());
        Assert.Equal(2, facts.GetProperty("sides")[0].GetProperty("values").EnumerateObject().Count());
    }

    [Theory]
    [InlineData("compare tiny --by cel", "did you mean 'cell'?")]
    [InlineData("compare tiny --by lr", "all finished runs have the same lr.")]
    [InlineData("compare tiny --by dropout", "--by dropout: it acts only between layers")]
    [InlineData("compare tiny --on nowhere", "'nowhere'")]
    [InlineData("compare tiny --metric speed", "'speed' is no figure of an epoch")]
    [InlineData("compare tiny --baseline lstm", "there is no configuration 'lstm'")]
    [InlineData("compare tiny --baseline cell", "there is no configuration 'cell'")]
    [InlineData("report nosuch", "'nosuch'")]
    public async Task What_cannot_be_compared_is_told_in_a_sentence(string line, string told) =>
        (await Rnn.RunAsync(finished.Folder, line.Split(' '))).ExpectSentence(2, told);

    [Fact]
    public async Task Compare_with_a_baseline_tells_how_the_other_stands_against_it()
    {
        var answer = (await Finished("compare", "tiny", "--by", "cell", "--baseline", "gru")).Output.Split('\n')[0];
        Assert.Matches(@" Against cell=gru, [0-9.]+: (lower|higher|not settled): cell=rnn\.$", answer);
    }

    [Fact]
    public async Task A_report_is_one_page_in_the_sweeps_folder_or_Markdown_with_pictures()
    {
        using var folder = new TemporaryFolder();
        var (page, twin) = (folder.File("answer.html"), folder.File("answer.md"));
        Assert.Equal(page, (await Finished("report", "tiny", "--out", page)).Output.Trim());
        Assert.Contains("<h2 id=\"leaderboard\">", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        await Finished("report", "tiny", "--format", "md", "--out", twin);
        Assert.NotEmpty(Directory.GetFiles(folder.File("answer"), "*.svg"));
    }

    [Theory]
    [InlineData("json", "curves.json")]
    [InlineData("parquet", "curves.parquet")]
    [InlineData("tensorboard", "tensorboard")]
    [InlineData("sqlite", "sweep.db")]
    public async Task Every_format_is_written_into_the_sweeps_folder(string format, string last)
    {
        var written = (await Finished("export", "tiny", "--format", format)).Output.Trim().Split('\n')[^1];
        Assert.Equal(last, Path.GetFileName(written));
        Assert.True(Path.Exists(written));
    }

    private async Task<Ended> Finished(params string[] arguments) => (await Rnn.RunAsync(finished.Folder, arguments)).Expect(0);
}
