using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Tests.Answers;

public sealed class VerdictTests
{
    private static readonly Question Ppl = new("val_ppl", Minimize: true);

    [Fact]
    public void A_settled_leader_is_named_with_interval_difference_and_p()
    {
        var contest = Contest.OfConfigurations([.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 9.01, 9.05, 8.97)], Ppl);
        Assert.Equal([1, 2, 3], contest.Contestants.Select(c => c.Rank));
        Assert.Equal(
            "cell=gru has the lowest val_ppl, 7.010 (95 % interval 6.935 to 7.085): lower than both others, than the next by 1.007 (0.969 to 1.045) (p < 0.001 after correction for 3 comparisons).",
            Verdict.Of(contest));
        Assert.Equal("cell=gru lower", Verdict.Of(contest, contest.Pairs[0]));
    }

    [Fact]
    public void What_is_not_settled_is_called_so_with_the_seeds_that_would_settle_it()
    {
        var contest = Contest.OfConfigurations([.. Runs("gru", 7.0, 7.2, 6.9), .. Runs("rnn", 7.1, 7.15, 7.0), .. Runs("lstm", 9.0, 9.15, 8.92)], Ppl);
        Assert.Equal([1, 1, 3], contest.Contestants.Select(c => c.Rank));
        var more = Verdict.MoreSeeds(contest, contest.Pairs[0]);
        Assert.InRange(more!.Value, 5, 60);
        Assert.StartsWith("cell=gru has the lowest val_ppl, 7.033 (95 % interval 6.654 to 7.413), but is not settled against cell=rnn; it is lower than one other (p", Verdict.Of(contest), StringComparison.Ordinal);
        Assert.EndsWith($"About {more} more seeds would settle it against cell=rnn, if the difference stays near -0.0500.", Verdict.Of(contest), StringComparison.Ordinal);
        Assert.Equal($"not settled: {more} more seeds", Verdict.Of(contest, contest.Pairs[0]));
    }

    [Fact]
    public void One_seed_each_settles_nothing()
    {
        var contest = Contest.OfConfigurations([.. Runs("gru", 7.0), .. Runs("rnn", 9.0)], Ppl);
        Assert.Equal([1, 1], contest.Contestants.Select(c => c.Rank));
        Assert.Equal("cell=gru has the lowest val_ppl, 7.000, but nothing is settled: with one seed each no difference can be told from chance. Give at least three seeds.", Verdict.Of(contest));
        Assert.Equal("one seed: not tested", Verdict.Of(contest, contest.Pairs[0]));
    }

    [Fact]
    public void No_run_and_one_configuration_are_no_contest()
    {
        Assert.Equal("No run has ended with this figure yet.", Verdict.Of(Contest.OfConfigurations([], Ppl)));
        Assert.Equal("There is nothing to compare: cell=gru came to 7.000.", Verdict.Of(Contest.OfConfigurations([.. Runs("gru", 7)], Ppl)));
    }

    [Fact]
    public void A_figure_that_is_to_be_high_puts_the_highest_first()
    {
        var contest = Contest.OfConfigurations([.. Runs("gru", 100, 101, 102), .. Runs("rnn", 200, 201.5, 202)], new Question("chars_per_second", Minimize: false));
        Assert.Equal("cell=rnn", contest.Contestants[0].Name);
        Assert.StartsWith("cell=rnn has the highest chars_per_second, 201.2", Verdict.Of(contest), StringComparison.Ordinal);
        Assert.Contains("higher than cell=gru by 100.2", Verdict.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_is_compared_within_each_setting_of_the_others_and_exceptions_are_told()
    {
        var runs = new List<Measurement>();
        foreach (var (layers, gru, rnn) in ((int, double, double)[])[(1, 7, 9), (2, 6, 8), (3, 7.5, 7)])
            for (var seed = 0; seed < 3; seed++)
            {
                runs.Add(Run("gru", layers, seed, gru + 0.01 * seed));
                runs.Add(Run("rnn", layers, seed, rnn + 0.011 * seed));
            }
        // Tried with one of the two only: it would shift that one's mean.
        runs.Add(Run("gru", 4, 0, 100));
        var contest = Contest.OfParameter(runs, "cell", Ppl);
        Assert.Equal((3, 9), (contest.Pairs[0].Comparison.Settings, contest.Pairs[0].Comparison.Pairs));
        Assert.Equal(-3.5 / 3, contest.Pairs[0].Comparison.MeanDifference, 0.002);
        Assert.Matches(@"^cell=gru has the lowest val_ppl on average over 3 settings of the other parameters, .* lower than cell=rnn by 1\.168 .*\. Not in every setting: in 1 of the 3 another has the lower mean\.$", Verdict.Of(contest));
    }

    [Fact]
    public void A_parameter_without_a_second_value_or_a_common_setting_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Contest.OfParameter([Run("gru", 1, 0, 7), Run("gru", 2, 0, 8)], "cell", Ppl));
        Assert.Throws<ArgumentException>(() => Contest.OfParameter([Run("gru", 1, 0, 7), Run("rnn", 2, 0, 8)], "cell", Ppl));
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(3, 5)]
    public void Of_sweeps_without_a_difference_at_most_5_of_100_answers_claim_one(int configurations, int seeds)
    {
        const int Sweeps = 1000;
        var random = SearchRandom.Of(11, configurations * 10 + seeds, "answers of null sweeps");
        var claims = 0;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var contest = Contest.OfConfigurations(
                [.. Enumerable.Range(0, configurations).SelectMany(c => Enumerable.Range(0, seeds).Select(s => new Measurement(c, $"c{c}", Default, s, "t", 7 + 0.2 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(random.Uniform(), 1e-16)))))], Ppl);
            var answer = Verdict.Of(contest);
            var settled = contest.Pairs.Any(p => p.IsSettled());
            if (settled) claims++;
            else Assert.StartsWith($"No difference in val_ppl between the {Readable.Count(configurations)} configurations is settled", answer, StringComparison.Ordinal);
            Assert.Equal(contest.Pairs.Any(p => p.First == 0 && p.IsSettled()), answer.Contains("lower than", StringComparison.Ordinal));
        }
        Assert.InRange(claims / (double)Sweeps, 0, 0.05 + 3 * 0.0069);
    }

    private static Configuration Default { get; } = Given("gru", 1);

    private static IEnumerable<Measurement> Runs(string cell, params double[] values) =>
        values.Select((v, seed) => new Measurement(cell.Length, $"cell={cell}", Given(cell, 1), seed, "t", v));

    private static Measurement Run(string cell, int layers, int seed, double value) =>
        new(layers * 10 + cell.Length, $"cell={cell} layers={layers}", Given(cell, layers), seed, "t", value);

    private static Configuration Given(string cell, int layers) => Configuration.Of(new Dictionary<string, ParameterValue>
    {
        ["cell"] = ParameterValue.Of(cell), ["layers"] = ParameterValue.Of(layers), ["corpus"] = ParameterValue.Of("tm"),
    });
}
