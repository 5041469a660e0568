using System.Text.RegularExpressions;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.EndToEnd.Readme;

/// <summary>The README tells what the program does today.</summary>
public sealed partial class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Rnn.Repository, "README.md"));

    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        var targets = Links().Matches(Text).Select(m => m.Groups["target"].Value).Where(t => !t.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(targets);
        Assert.DoesNotContain(targets, t => !Leads(t));
    }

    [Fact]
    public void Nothing_is_left_to_be_filled_in() => Assert.Equal(["<!-- parameters -->", "<!-- /parameters -->"], Remarks().Matches(Text).Select(m => m.Value));

    [Fact]
    public void Every_sweep_that_ships_is_told() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Rnn.Repository, "sweeps"), "*.yaml"), f => Assert.Contains($"(sweeps/{Path.GetFileName(f)})", Text, StringComparison.Ordinal));

    [Fact]
    public void The_table_of_parameters_is_the_catalogue()
    {
        var rows = ParameterCatalogue.All.Select(p => $"| `{p.Name}` | {Values(p)} | {Default(p)} | {p.Description} |");
        var table = "| name | values | default | what it is |\n| --- | --- | --- | --- |\n" + string.Join('\n', rows) + "\n";
        const string begin = "<!-- parameters -->\n";
        var start = Text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = Text.IndexOf("<!-- /parameters -->", StringComparison.Ordinal);
        Assert.True(start >= begin.Length && end > start, $"README.md has no table between {begin.Trim()} and <!-- /parameters -->. It should be:\n{table}");
        Assert.Equal(table, Text[start..end]);
    }

    [Fact]
    public async Task Every_verb_of_the_program_is_told()
    {
        using var folder = new TemporaryFolder();
        var help = (await Rnn.RunAsync(folder, "--help")).Expect(0).Output;
        var verbs = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim().Split(' ')[0]).Where(v => v.Length > 0);
        Assert.DoesNotContain(verbs, v => !Text.Contains($"| `{v}", StringComparison.Ordinal));
    }

    private static string Values(Parameter p) => p.Kind switch
    {
        ParameterKind.Choice => string.Join(", ", p.Choices.Select(c => $"`{c}`")),
        ParameterKind.Boolean => "`true`, `false`",
        _ => p.Expected,
    };

    private static string Default(Parameter p) => p.Default?.ToString() switch { null => "required", "" => "none", var text => $"`{text}`" };

    /// <summary>A file of the repository, or a heading of this page.</summary>
    private static bool Leads(string target) =>
        target.StartsWith('#')
            ? Headings().Matches(Text).Any(h => "#" + Anchor(h.Groups["text"].Value) == target)
            : Path.Exists(Path.Combine(Rnn.Repository, target.Split('#')[0]));

    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Remarks();

    [GeneratedRegex(@"^#{1,4} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
