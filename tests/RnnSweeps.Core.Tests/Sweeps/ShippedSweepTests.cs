using System.Text.RegularExpressions;

namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>The files in <c>sweeps/</c>: each is sound, and its comment tells the truth.</summary>
public sealed partial class ShippedSweepTests
{
    public static TheoryData<string> Names => [.. Repository.Sweeps.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_opens_with_question_runs_minutes_and_expectation_and_the_runs_are_right(string name)
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "sweeps", name));
        var result = SweepFile.Parse(yaml, name);
        Assert.Empty(result.Problems);
        Assert.Equal(Path.GetFileNameWithoutExtension(name), result.Definition!.Name);

        var comment = string.Join(' ', yaml.Split('\n').Skip(1).TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..]));
        var opening = Opening().Match(comment);
        Assert.True(opening.Success, comment);
        Assert.Equal(SweepExpansion.MostRuns(result.Definition), int.Parse(opening.Groups["runs"].Value));
    }

    [Fact]
    public void The_quickstart_compares_three_cells_at_two_depths_and_has_a_fallback()
    {
        var sweep = Read("quickstart");
        Assert.Equal("lamplighter", Assert.Single(sweep.Corpora["tm"].Fallback).Text);
        Assert.Equal(
            ["cell=rnn layers=1", "cell=rnn layers=2", "cell=gru layers=1", "cell=gru layers=2", "cell=lstm layers=1", "cell=lstm layers=2"],
            GridExpansion.Expand(sweep).Select(r => r.Label));
    }

    [Fact]
    public void The_chapter_is_its_two_models_at_its_settings()
    {
        var runs = GridExpansion.Expand(Read("deep-rnn"));
        Assert.Equal(["cell=rnn impl=scratch", "cell=gru impl=concise"], runs.Take(2).Select(r => r.Label));
        Assert.All(runs, r =>
        {
            var settings = TrainingSettings.From(r.Configuration);
            Assert.Equal((2, 32, 32, 1024, 2.0, 1.0, 100), (settings.Layers, settings.Hidden, settings.Steps, settings.Batch, settings.Lr, settings.Clip, settings.Epochs));
        });
    }

    private static SweepDefinition Read(string name) =>
        SweepFile.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sweeps", name + ".yaml")), name).Definition!;

    [GeneratedRegex(@"^Question: .+\? (?<runs>\d+) runs, about \d+ minutes on two cores\. Expect .+\.$")]
    private static partial Regex Opening();
}
