namespace RnnSweeps.EndToEnd.BadInput;

/// <summary>Bad input costs one clear sentence and exit code 2, before anything is written.</summary>
public sealed class SweepFileTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("submit")]
    public async Task A_missing_file_is_named(string verb)
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, verb, "nowhere.yaml")).ExpectSentence(2, "nowhere.yaml");
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("malformed YAML", "name: tiny\nparameters: [unclosed\n", "bad.yaml:", "")]
    [InlineData("unknown key", "name: tiny\nparameters:\n  corpus: lamplighter\n  hiden: 8\n", "bad.yaml:4:3:", "hidden")]
    [InlineData("wrong type", "name: tiny\nparameters:\n  corpus: lamplighter\n  hidden: wide\n", "bad.yaml:4:11:", "wide")]
    [InlineData("negative size", "name: tiny\nparameters:\n  corpus: lamplighter\n  hidden: -3\n", "bad.yaml:4:11:", "found -3")]
    [InlineData("absurd size", "name: tiny\nparameters:\n  corpus: lamplighter\n  layers: 1000000\n", "bad.yaml:4:11:", "found 1000000")]
    [InlineData("unknown text", "name: tiny\nparameters:\n  corpus: lamplihgter\n", "bad.yaml:3:11:", "lamplighter")]
    [InlineData("no corpus", "name: tiny\nparameters:\n  hidden: 8\n", "bad.yaml:", "corpus")]
    [InlineData("empty file", "", "bad.yaml:", "")]
    public async Task Each_fault_has_its_place(string fault, string yaml, string place, string part)
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.yaml", yaml);
        var ended = (await Rnn.RunAsync(folder, "run", "bad.yaml")).Expect(2);
        Assert.True(ended.ErrorLines.Any(l => l.StartsWith(place, StringComparison.Ordinal) && l.Contains(part, StringComparison.Ordinal)), $"{fault}: {ended.Error}");
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        AssertNothingWritten(folder);
    }

    [Fact]
    public async Task Another_encoding_is_read_where_it_is_marked_and_else_has_its_place()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("wide.yaml"), Support.Sweeps.Tiny, System.Text.Encoding.Unicode);
        Assert.Contains("4 runs", (await Rnn.RunAsync(folder, "validate", "wide.yaml")).Expect(0).Output, StringComparison.Ordinal);
        File.WriteAllBytes(folder.File("latin.yaml"), [.. "name: tiny\ndescription: d"u8, 0xE9, .. "j\n"u8]);
        (await Rnn.RunAsync(folder, "validate", "latin.yaml")).ExpectSentence(2, "latin.yaml:2:15: the byte 0xE9 is no UTF-8");
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.yaml", "name: tiny\nparameters:\n  corpus: lamplighter\n  hidden: -3\n  lr: 0\n  cell: tree\n");
        var ended = (await Rnn.RunAsync(folder, "plan", "bad.yaml")).Expect(2);
        Assert.Equal(["bad.yaml:4:11:", "bad.yaml:5:7:", "bad.yaml:6:9:"], ended.ErrorLines.Select(l => l.Split(' ')[0]));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public async Task An_empty_text_is_refused_before_anything_runs(string verb)
    {
        using var folder = WithText("1234 5678\n");
        (await Rnn.RunAsync(folder, Corpora(folder), verb, "mine.yaml")).ExpectSentence(2, "mine", "empty");
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public async Task A_text_shorter_than_its_windows_is_refused_before_anything_runs(string verb)
    {
        using var folder = WithText("a short text of some forty characters only\n");
        (await Rnn.RunAsync(folder, Corpora(folder), verb, "mine.yaml")).ExpectSentence(2, "mine", "43", "656");
        AssertNothingWritten(folder);
    }

    /// <summary>A sweep on a text of the user's own: 512 + 128 windows of 16 characters and the one that follows need 656.</summary>
    private static TemporaryFolder WithText(string text)
    {
        var folder = new TemporaryFolder();
        folder.Write("texts/mine.txt", text);
        folder.Write("mine.yaml", Support.Sweeps.Tiny.Replace("lamplighter", "mine", StringComparison.Ordinal));
        return folder;
    }

    private static Dictionary<string, string> Corpora(TemporaryFolder folder) => new() { ["RNNSWEEPS_CORPORA"] = folder.File("texts") };

    private static void AssertNothingWritten(TemporaryFolder folder) => Assert.False(Directory.Exists(folder.Results));
}
