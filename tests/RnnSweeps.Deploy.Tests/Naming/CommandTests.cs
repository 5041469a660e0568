using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Naming;

/// <summary>That the program has every verb, option and variable that deploy/ names. What it has is told by its approved help texts.</summary>
public sealed partial class CommandTests
{
    private const string Help = "tests/RnnSweeps.EndToEnd/Approved";

    [Fact]
    public void The_commands_that_people_are_told_to_type_are_found()
    {
        var found = NamedCommand.All.Select(c => c.ToString()).ToList();
        Assert.Contains("deploy/cpu/Dockerfile: rnnsweeps serve", found);
        Assert.Contains("deploy/kubernetes, silo: rnnsweeps serve", found);
        Assert.Contains("deploy/secrets.sh: rnnsweeps certificates \"$new\" --for \"$silos\"", found);
        Assert.Contains("deploy/systemd/rnnsweeps.service: rnnsweeps serve", found.Select(f => f.Replace("/opt/rnnsweeps/program/", "", StringComparison.Ordinal)));
        Assert.Contains("deploy/README.md: rnnsweeps watch quickstart", found);
        Assert.Contains(found, f => f.Contains("--tokens /etc/rnnsweeps/tokens --alive /run/rnnsweeps/alive", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_verb_is_one_of_the_program() =>
        Assert.All(NamedCommand.All, c => Assert.True(HelpOf(c) is not null, $"{c}: there is no such verb in {Help}."));

    [Fact]
    public void Every_option_is_one_of_its_verb()
    {
        foreach (var command in NamedCommand.All)
        {
            if (HelpOf(command) is not { } help) continue; // told by the test above
            var options = Option().Matches(File.ReadAllText(help)).Select(m => m.Value).ToHashSet();
            Assert.All(command.Words.Where(w => w.StartsWith("--", StringComparison.Ordinal)), w => Assert.True(options.Contains(w), $"{command}: {w} is not in {Path.GetFileName(help)}."));
        }
    }

    [Fact]
    public void Every_variable_of_ours_is_one_that_the_program_reads()
    {
        var source = string.Concat(Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var read = Quoted().Matches(source).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Contains("RNNSWEEPS_RESULTS", read);
        var named = Repository.DeployFiles.SelectMany(f => Variable().Matches(Repository.Text(f)).Select(m => (File: f, Name: m.Value))).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.True(read.Contains(n.Name), $"{n.File} names {n.Name}, which nothing in src reads."));
    }

    /// <summary>The longest verb that the words begin with: "corpora fetch" before "corpora".</summary>
    private static string? HelpOf(NamedCommand command) => Enumerable.Range(1, Math.Min(2, command.Words.Count))
        .Select(n => Repository.At($"{Help}/help-{string.Join('-', command.Words.Take(n))}.txt")).LastOrDefault(File.Exists);

    [GeneratedRegex("(?<=^ .*)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("\"(RNNSWEEPS_[A-Z_]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("RNNSWEEPS_[A-Z_]+[A-Z]")]
    private static partial Regex Variable();
}
