using RnnSweeps.Core.Search;
using RnnSweeps.Core.Statistics.Importance;

namespace RnnSweeps.Core.Tests.Statistics;

public sealed class FunctionalAnovaTests
{
    private static readonly Factor Cell = new("cell", 3, Ordered: false), Layers = new("layers", 2, Ordered: true), Width = new("hidden", 2, Ordered: true);

    private static readonly double[] Results = [4.0, 5.5, 3.0, 4.2, 2.5, 3.9, 2.2, 2.6, 2.4, 3.1, 1.6, 3.3];

    private static Design Grid => new([Cell, Layers, Width], [.. Results.Select((r, i) => ((IReadOnlyList<int>)[i / 4, i / 2 % 2, i % 2], r))]);

    [Fact]
    public void One_tree_over_a_full_grid_is_the_classical_analysis_of_variance()
    {
        // NumPy: variances of the means over the other factors, as shares of the variance of all twelve.
        Dictionary<(string, string?), double> expected = new()
        {
            [("cell", null)] = 0.4694379780512138, [("hidden", null)] = 0.31666112404389773, [("layers", null)] = 0.13468573328899236,
            [("cell", "layers")] = 0.02913202527435965, [("cell", "hidden")] = 0.008380445626870297, [("layers", "hidden")] = 0.0005986032590620159,
        };
        var shares = FunctionalAnova.OfAllTrials(Grid).Shares();
        Assert.Equal(["cell", "hidden", "layers"], shares.Take(3).Select(s => s.First));
        Assert.Equal(6, shares.Count);
        Assert.All(shares, s => Assert.Equal(expected[(s.First, s.Second)], s.Share, 1e-9));
    }

    [Fact]
    public void The_forest_finds_the_parameter_that_matters_among_those_that_do_not()
    {
        var random = SearchRandom.Of(2, 0, "trials");
        var factors = new[] { new Factor("lr", 12, true), new Factor("cell", 3, false), new Factor("clip", 5, true), new Factor("batch", 4, true) };
        var trials = Enumerable.Range(0, 150).Select(_ =>
        {
            var levels = factors.Select(f => random.Below(f.Levels)).ToList();
            return ((IReadOnlyList<int>)levels, Math.Pow(levels[0] - 6, 2) + (levels[1] == 2 ? 10 : 0) + 0.5 * random.Uniform());
        }).ToList();
        var shares = FunctionalAnova.Of(new Design(factors, trials)).Shares();
        Assert.Equal(["lr", "cell"], shares.Take(2).Select(s => s.First));
        Assert.All(shares.Where(s => s is { Second: null, First: "clip" or "batch" }), s => Assert.InRange(s.Share, 0, 0.02));
        Assert.InRange(shares.Sum(s => s.Share), 0.9, 1.0 + 1e-9);
        Assert.InRange(shares[0].Share, 0.7, 0.9);
    }

    [Fact]
    public void Two_parameters_that_matter_only_together_are_important_as_a_pair()
    {
        var trials = Enumerable.Range(0, 16).Select(i => ((IReadOnlyList<int>)[i / 4, i % 4, i % 2], i / 4 % 2 == i % 4 % 2 ? 1.0 : 0.0)).ToList();
        var shares = FunctionalAnova.OfAllTrials(new Design([new Factor("a", 4, false), new Factor("b", 4, false), new Factor("fixed", 2, true)], trials)).Shares();
        Assert.True(shares.Single(s => (s.First, s.Second) == ("a", null)).Share < 0.05);
        Assert.True(shares.Where(s => s.First == "a" && s.Second is not null).Max(s => s.Share) > 0.9);
    }

    [Fact]
    public void The_same_trials_give_the_same_shares() => Assert.Equal(FunctionalAnova.Of(Grid).Shares(), FunctionalAnova.Of(Grid).Shares());

    [Fact]
    public void Results_that_do_not_vary_have_no_cause()
    {
        Assert.Empty(FunctionalAnova.Of(new Design([Layers], [([0], 3.0), ([1], 3.0)])).Shares());
        Assert.Empty(FunctionalAnova.Of(new Design([], [([], 3.0), ([], 4.0)])).Shares());
    }

    [Fact]
    public void A_trial_at_a_level_that_is_not_there_is_refused() => Assert.Throws<ArgumentException>(() => new Design([Layers], [([2], 1.0)]));
}
