using RnnSweeps.Core.Answers;

namespace RnnSweeps.Core.Tests.Answers;

/// <summary>What cannot act decides no comparison.</summary>
public sealed class EffectTests
{
    private static readonly Question Ppl = new("val_ppl", Minimize: true);

    /// <summary>Dropout makes two layers better by 1; with one layer it does nothing.</summary>
    private static readonly IReadOnlyList<Measurement> Runs =
    [
        .. Of(1, "layers=1", 1, 0, 8), .. Of(2, "layers=1", 1, 0.3, 8), .. Of(3, "layers=2 dropout=0", 2, 0, 7), .. Of(4, "layers=2 dropout=0.3", 2, 0.3, 6),
    ];

    [Fact]
    public void A_parameter_is_compared_over_the_settings_in_which_it_acts()
    {
        var contest = Comparison.OfParameter(Runs, "dropout", Ppl)!;
        Assert.Equal(["0.3", "0"], contest.Candidates.Select(c => c.Name));
        Assert.Equal(-1, contest.Compare(0, 1)!.MeanDifference, 1e-9);
    }

    [Fact]
    public void A_parameter_that_acts_nowhere_is_not_compared() =>
        Assert.Null(Comparison.OfParameter([.. Runs.Where(r => r.Label == "layers=1")], "dropout", Ppl));

    [Fact]
    public void Configurations_that_are_equal_in_effect_are_one_side()
    {
        var contest = Comparison.OfConfigurations(Runs, Ppl);
        Assert.Equal(["layers=2 dropout=0.3", "layers=2 dropout=0", "layers=1"], contest.Candidates.Select(c => c.Name));
        Assert.Equal(3, contest.Planned);
        Assert.All(contest.Candidates, c => Assert.Equal((3, 3), (c.Planned, c.Values.Count)));
    }

    private static IEnumerable<Measurement> Of(int index, string label, int layers, double dropout, double ppl) => Enumerable.Range(0, 3).Select(seed => new Measurement(
        index, label, Given.Configuration(("layers", ParameterValue.Of(layers)), ("dropout", ParameterValue.Of(dropout))), seed, "t", ppl + seed * 0.01));
}
