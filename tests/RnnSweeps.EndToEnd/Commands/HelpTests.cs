namespace RnnSweeps.EndToEnd.Commands;

public sealed class HelpTests
{
    private static readonly string[][] Verbs =
    [
        [], ["run"], ["serve"], ["submit"], ["list"], ["show"], ["compare"], ["report"], ["watch"], ["pause"], ["resume"], ["cancel"], ["retry"], ["priority"], ["clone"], ["replay"], ["plan"], ["validate"], ["train"], ["generate"], ["evaluate"], ["attribute"], ["export-model"], ["reproduce"], ["export-run"], ["query"], ["export"],
        ["corpora"], ["corpora", "list"], ["corpora", "fetch"], ["corpora", "add"], ["doctor"], ["certificates"], ["cluster"],
    ];

    public static TheoryData<string> All => [.. Verbs.Select(v => string.Join(' ', v))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Help_of_every_verb_is_as_approved(string verb)
    {
        using var folder = new TemporaryFolder();
        var help = (await Rnn.RunAsync(folder, [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Expect(0);
        Assert.Equal("", help.Error);
        Approved.Is("help" + (verb.Length == 0 ? "" : "-" + verb.Replace(' ', '-')), help.Output);
    }

    [Fact]
    public async Task Every_verb_of_the_help_has_an_approved_help_and_the_trainer_is_hidden()
    {
        using var folder = new TemporaryFolder();
        var help = await Rnn.RunAsync(folder, "--help");
        var listed = help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]);
        Assert.Equal(Verbs.Where(v => v.Length == 1).Select(v => v[0]).Order(), listed.Order());
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("run")]
    [InlineData("run a.yaml --slots 0")]
    [InlineData("run a.yaml --slots many")]
    [InlineData("query")]
    [InlineData("query \"SELECT 1\" --format xml")]
    [InlineData("train --set")]
    public async Task A_wrong_command_line_ends_with_2_and_says_where_help_is(string line)
    {
        using var folder = new TemporaryFolder();
        var ended = (await Rnn.RunAsync(folder, line.Split(' '))).Expect(2);
        Assert.Equal("", ended.Output);
        Assert.EndsWith("--help'.", ended.ErrorLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_names_the_commit()
    {
        using var folder = new TemporaryFolder();
        var version = (await Rnn.RunAsync(folder, "--version")).Expect(0).Output.Trim();
        Assert.Matches(@"^\d+\.\d+\.\d+(\+[0-9a-f]{40})?$", version);
    }
}
