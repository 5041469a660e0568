using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Results.Tests.Folders;

/// <summary>Ids of sweeps and runs become folders, files of the command line name runs: none leads out of the results folder.</summary>
public sealed class HostileNameTests
{
    public static TheoryData<string> Names =>
    [
        "", ".", "..", "../a", "a/../b", "/etc", "a\0", "a\\..", "A", "\u212A", "\u0430", "a\uFF0E2", ".lock", "logs", "texts", "logs.2", "a.0", "a.1", "a.02", "a.2.3", "a.-2", "a.\u0662", "a b", "a\n", new string('a', 81),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_hostile_text_is_the_id_of_a_sweep_or_of_a_run(string text)
    {
        Assert.False(SweepId.TryParse(text, out _));
        Assert.False(RunId.TryParse($"{text}/0001", out _));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/")]
    [InlineData("a/..")]
    [InlineData("a/0")]
    [InlineData("a/-1")]
    [InlineData("a/+1")]
    [InlineData("a/1/../2")]
    [InlineData("a/\u0661")]
    [InlineData("a/99999999999")]
    public void No_hostile_number_is_that_of_a_run(string text) => Assert.False(RunId.TryParse(text, out _));

    public static TheoryData<string> Labels => [.. HostileTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_hostile_label_names_one_plain_folder_for_TensorBoard(string label)
    {
        var (folder, run) = (new ResultsFolder("/results"), new RunId(SweepId.Parse("a"), 1));
        var path = folder.TensorBoard(run, HostileTexts.All[label], 0);
        Assert.Equal(path, Path.GetFullPath(path));
        Assert.Equal(folder.TensorBoard(run.Sweep), Path.GetDirectoryName(Path.GetDirectoryName(path)));
        Assert.All(Path.GetFileName(Path.GetDirectoryName(path))!, c => Assert.True(c is >= ' ' and < '\u007F'));
    }

    [Fact]
    public void Every_path_of_an_id_is_inside_the_folder()
    {
        var folder = new ResultsFolder("/results");
        foreach (var id in (string[])["a", "a.2", "a-b_c", "0", "a/1", "a/00000001"])
        {
            var path = RunId.TryParse(id, out var run) ? folder.Run(run) : folder.Sweep(SweepId.Parse(id));
            Assert.Equal(path, Path.GetFullPath(path));
            Assert.StartsWith("/results/", path, StringComparison.Ordinal);
        }
    }
}
