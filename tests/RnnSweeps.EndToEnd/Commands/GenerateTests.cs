using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>The verb <c>generate</c> with several runs.</summary>
public sealed class GenerateTests(FinishedSweep finished)
{
    private static readonly string[] Line = ["generate", "tiny/0001", "tiny/0002", "--length", "40"];

    [Fact]
    public async Task Into_a_pipe_each_text_stands_under_its_heading_and_is_what_its_run_writes_alone()
    {
        var lines = (await Rnn.RunAsync(finished.Folder, Line)).Expect(0).OutputLines;
        Assert.Equal(4, lines.Count);
        Assert.Matches(@"^tiny/0001  cell=rnn seed=0  val ppl \d+\.\d+ after epoch [123]$", lines[0]);
        Assert.Matches(@"^tiny/0002  cell=gru seed=0  val ppl \d+\.\d+ after epoch [123]$", lines[2]);
        Assert.Equal(lines[1], (await Rnn.RunAsync(finished.Folder, "generate", "tiny/0001", "--length", "40")).Expect(0).OutputLines.Single());
        Assert.Equal(lines[3], (await Rnn.RunAsync(finished.Folder, "generate", "tiny/0002", "--length", "40")).Expect(0).OutputLines.Single());
    }

    [Fact]
    public async Task A_wide_terminal_has_a_column_for_each_and_a_narrow_one_has_not()
    {
        var wide = (await Rnn.RunInTerminalAsync(finished.Folder, 60, Line)).Expect(0).OutputLines;
        Assert.Matches(@"tiny/0001 +tiny/0002$", wide[0]);
        Assert.Matches(@"^cell=rnn seed=0 +cell=gru seed=0$", wide[1]);
        Assert.All(wide.Skip(1), line => Assert.InRange(line.Length, 1, 60));
        var narrow = (await Rnn.RunInTerminalAsync(finished.Folder, 40, Line)).Expect(0).Output;
        Assert.Contains("tiny/0001  cell=rnn seed=0  val ppl", narrow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_an_object_for_each()
    {
        var ended = (await Rnn.RunAsync(finished.Folder, [.. Line, "--format", "json"])).Expect(0);
        Assert.Equal(["tiny/0001", "tiny/0002"], JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().Select(t => t.GetProperty("run").GetString()));
    }

    [Fact]
    public async Task One_unknown_run_among_them_is_named() =>
        (await Rnn.RunAsync(finished.Folder, "generate", "tiny/0001", "tiny/0099")).ExpectSentence(2, "'tiny/0099'");

    [Theory]
    [InlineData("caf\u00e9 no 7", "\u00e9 7")]
    [InlineData("it's", "'")]
    public async Task Characters_that_the_model_does_not_know_are_named(string prefix, string unknown) =>
        (await Rnn.RunAsync(finished.Folder, "generate", "tiny/0001", "--prefix", prefix)).ExpectSentence(2, $"has characters that the model of tiny/0001 does not know: {unknown} ");
}
