using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Tests.Answers;

public sealed class ComparisonSummaryTests
{
    private static readonly Question Ppl = new("val_ppl", Minimize: true);

    [Fact]
    public void A_settled_leader_is_named_with_interval_difference_and_p()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 9.01, 9.05, 8.97)], Ppl);
        Assert.Equal([1, 2, 3], contest.Candidates.Select(c => c.Rank));
        Assert.Equal(
            "cell=gru has the lowest val_ppl, 7.010 (95 % interval 6.935 to 7.085): lower than both others, than the next by 1.007 (0.969 to 1.045) (p < 0.001 after correction for 3 comparisons).",
            ComparisonSummary.Of(contest));
        Assert.Equal("cell=gru lower", ComparisonSummary.Of(contest, 0, 1));
        Assert.Equal("cell=gru lower", ComparisonSummary.Of(contest, 1, 0));
    }

    [Fact]
    public void What_is_not_settled_is_called_so_with_the_seeds_that_would_settle_it()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 7.0, 7.2, 6.9), .. Runs("rnn", 7.1, 7.15, 7.0), .. Runs("lstm", 9.0, 9.15, 8.92)], Ppl);
        Assert.Equal([1, 1, 3], contest.Candidates.Select(c => c.Rank));
        var more = ComparisonSummary.MoreSeeds(contest, 0, 1);
        Assert.InRange(more!.Value, 5, 50);
        Assert.StartsWith("cell=gru has the lowest mean val_ppl, 7.033 (95 % interval 6.654 to 7.413), but is not settled against cell=rnn; it is lower than one other (p", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.EndsWith($"If the difference to cell=rnn is near -0.0500, about {ReadableText.Count(more.Value)} more seeds would settle it in four of five such sweeps.", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.Equal($"not settled: about {more} more seeds", ComparisonSummary.Of(contest, 0, 1));
    }

    [Fact]
    public void One_seed_each_settles_nothing()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 7.0), .. Runs("rnn", 9.0)], Ppl);
        Assert.Equal([null, null], contest.Candidates.Select(c => c.Rank));
        Assert.Equal("cell=gru has the lowest val_ppl, 7.000, but nothing is settled: with one seed each no difference can be told from chance. Give at least three seeds.", ComparisonSummary.Of(contest));
        Assert.Equal("not tested: they have one seed in common", ComparisonSummary.Of(contest, 0, 1));
    }

    [Fact]
    public void No_run_and_one_configuration_are_no_contest()
    {
        Assert.Equal("No run has ended with this figure yet.", ComparisonSummary.Of(Comparison.OfConfigurations([], Ppl)));
        Assert.Equal("There is nothing to compare: cell=gru came to 7.000.", ComparisonSummary.Of(Comparison.OfConfigurations([.. Runs("gru", 7)], Ppl)));
    }

    [Fact]
    public void A_figure_that_is_to_be_high_puts_the_highest_first()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 100, 101, 102), .. Runs("rnn", 200, 201.5, 202)], new Question("chars_per_second", Minimize: false));
        Assert.Equal("cell=rnn", contest.Candidates[0].Name);
        Assert.StartsWith("cell=rnn has the highest chars_per_second, 201.2", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.Contains("higher than cell=gru by 100.2", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lower_mean_over_other_seeds_is_no_lead_over_what_is_better_with_the_same_seeds(bool minimize)
    {
        var sign = minimize ? 1 : -1;
        var contest = Comparison.OfConfigurations(
            [.. Runs("gru", [.. ((double[])[10, 10.1, 9.9, 8, 8]).Select(v => sign * v)]), .. Runs("rnn", [.. ((double[])[9.5, 9.61, 9.4]).Select(v => sign * v)])], new Question("val_ppl", minimize));
        Assert.Equal(["cell=gru", "cell=rnn"], contest.Candidates.Select(c => c.Name));
        Assert.Equal([2, 1], contest.Candidates.Select(c => c.Rank));
        Assert.Equal("cell=rnn", contest.Candidates[contest.Leader].Name);
        Assert.Contains($"{contest.Question.Better} than cell=gru by 0.497", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.Equal($"cell=rnn {contest.Question.Better}", ComparisonSummary.Of(contest, 0, 1));
        // gru's mean is better, over more seeds.
        Assert.StartsWith("cell=rnn leads in val_ppl where seeds can be paired, ", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_seed_in_common_with_the_leader_stays_open()
    {
        var contest = Comparison.OfConfigurations([Run("gru", 1, 7, 5.0), .. Runs("rnn", 7, 7.1, 7.05), .. Runs("lstm", 9, 9.1, 9.06)], Ppl);
        Assert.Contains("is not settled against cell=rnn and cell=lstm", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.EndsWith("Against cell=rnn: they have no seed in common.", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_and_configurations_that_did_not_get_to_their_end_are_told()
    {
        var contest = Comparison.OfConfigurations(
            [.. Runs("gru", 7.01, 7.04, 6.98), Run("gru", 1, 3, null), Run("gru", 1, 4, null), .. Runs("rnn", 8.02, 8.03, 8.00), Run("lstm", 1, 0, null)], Ppl);
        Assert.EndsWith("Of its 5 runs 3 were trained to the end. 1 of 3 configurations has no run that was trained to the end.", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void Perplexities_of_different_texts_make_none_better()
    {
        List<Measurement> runs = [.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00).Select(r => r with { Texts = "other" })];
        var contest = Comparison.OfConfigurations(runs, Ppl);
        Assert.Empty(contest.Pairs);
        Assert.StartsWith("val_ppl tells of none that it is better", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.Contains("lower than", ComparisonSummary.Of(Comparison.OfConfigurations(runs, Question.On("ledger"))), StringComparison.Ordinal);
        // Which part of it is measured goes by the windows to validate on, not by those to train on.
        List<Measurement> longer = [.. runs.Take(3), .. runs.Skip(3).Select(r => r with { Configuration = Given("rnn", 1, valWindows: 2000) })];
        Assert.StartsWith("ppl on ledger tells of none that it is better", ComparisonSummary.Of(Comparison.OfConfigurations(longer, Question.On("ledger"))), StringComparison.Ordinal);
        List<Measurement> trainedMore = [.. runs.Take(3), .. runs.Skip(3).Select(r => r with { Configuration = Given("rnn", 1, trainWindows: 2000) })];
        Assert.Contains("lower than", ComparisonSummary.Of(Comparison.OfConfigurations(trainedMore, Question.On("ledger"))), StringComparison.Ordinal);
        // As a part of its own corpus, each run has been measured on another one.
        Assert.StartsWith("ppl on ledger tells of none that it is better", ComparisonSummary.Of(Comparison.OfConfigurations(runs, Question.On("ledger", isCommon: false))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_lead_is_what_no_settled_comparison_puts_behind_and_without_a_test_nothing()
    {
        var tested = Comparison.OfConfigurations([.. Runs("gru", 9.01, 9.04, 8.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 8, 8.2, 7.9)], Ppl);
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(tested.MayLead));
        var single = Comparison.OfConfigurations([Run("gru", 1, 0, 7), Run("rnn", 1, 0, 8)], Ppl);
        Assert.DoesNotContain(true, Enumerable.Range(0, 2).Select(single.MayLead));
        // Two of each part, so that there are pairs and no common leader.
        List<Measurement> parts = [.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 9.01, 9.05, 8.97).Select(r => r with { Texts = "other" }), Run("lstm", 2, 0, 10) with { Texts = "other" }, Run("lstm", 2, 1, 10.1) with { Texts = "other" }];
        var different = Comparison.OfConfigurations(parts, Ppl);
        Assert.NotEmpty(different.Pairs);
        Assert.All(different.Candidates, c => Assert.Null(c.Rank));
        Assert.DoesNotContain(true, Enumerable.Range(0, 4).Select(different.MayLead));
    }

    [Fact]
    public void Several_texts_are_told_in_one_sentence_and_none_of_them_more_strongly_than_it_was_tested()
    {
        static Comparison On(string text, IEnumerable<Measurement> runs) => Comparison.OfConfigurations([.. runs], Question.On(text));
        var (clear, other) = (On("ledger", [.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00)]), On("orrery", [.. Runs("gru", 9.01, 9.04, 8.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 8, 8.2, 7.9)]));
        var (same, alike) = (On("alice", [.. Runs("gru", 7, 8, 9), .. Runs("rnn", 8, 7, 9.5)]), On("emma", [.. Runs("gru", 7, 8, 9), .. Runs("rnn", 8, 7, 9.5)]));
        Assert.Equal("Lowest perplexity by text: on ledger cell=gru (7.010); on orrery cell=rnn (8.017), not settled against cell=lstm; on alice and emma no difference is settled.", ComparisonSummary.OnTexts([clear, other, same, alike]));
        Assert.Equal("Lowest perplexity by text: on ledger cell=gru (7.010).", ComparisonSummary.OnTexts([clear]));
        Assert.Equal("No difference is settled, neither on alice nor on emma.", ComparisonSummary.OnTexts([same, alike]));
        Assert.Equal("No difference is settled on any of the three texts.", ComparisonSummary.OnTexts([same, alike, same]));
        Assert.Equal("No difference is settled on alice.", ComparisonSummary.OnTexts([same]));
    }

    [Fact]
    public void A_parameter_is_compared_seed_by_seed_over_the_settings_of_the_others_and_exceptions_are_told()
    {
        var runs = new List<Measurement>();
        foreach (var (layers, gru, rnn) in ((int, double, double)[])[(1, 7, 9), (2, 6, 8), (3, 7.5, 7)])
            for (var seed = 0; seed < 3; seed++)
            {
                runs.Add(Run("gru", layers, seed, gru + 0.01 * seed));
                runs.Add(Run("rnn", layers, seed, rnn + 0.011 * seed * seed));
            }
        // Tried with one of the two only: it would shift that one's mean.
        runs.Add(Run("gru", 4, 0, 100));
        var contest = Comparison.OfParameter(runs, "cell", Ppl)!;
        Assert.Equal((3, 3), (contest.Candidates[0].Settings, contest.Compare(0, 1)!.Pairs));
        Assert.Equal(-3.5 / 3, contest.Compare(0, 1)!.MeanDifference, 0.02);
        Assert.Matches(@"^cell=gru has the lowest val_ppl on average over 3 settings of the other parameters, .* lower than cell=rnn by 1\.17\d .*\. Not in every setting: in 1 of the 3 another has the lower mean\.$", ComparisonSummary.Of(contest));
    }

    [Fact]
    public void A_missing_run_takes_its_seed_or_its_setting_away_whichever_loses_less()
    {
        var runs = new List<Measurement>();
        foreach (var layers in (int[])[1, 2])
            foreach (var cell in (string[])["gru", "rnn"])
                for (var seed = 0; seed < 4; seed++) runs.Add(Run(cell, layers, seed, (layers, cell, seed) == (2, "rnn", 3) ? null : 7 + 0.1 * seed * cell.Length + (cell == "rnn" ? 1 + 0.01 * seed * seed : 0)));
        var contest = Comparison.OfParameter(runs, "cell", Ppl)!;
        Assert.Equal((2, 3), (contest.Candidates[0].Settings, contest.Compare(0, 1)!.Pairs));
        Assert.Equal(("gru", 6, 8, 8), (contest.Candidates[0].Name, contest.Candidates[0].Runs, contest.Candidates[0].Trained, contest.Candidates[0].Planned));
        Assert.EndsWith("6 of its 8 finished runs count: those with seeds and settings that every other value has too.", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_never_changed_without_each_other_are_compared_as_one()
    {
        var runs = new List<Measurement>();
        foreach (var (cell, layers) in ((string, int)[])[("gru", 1), ("rnn", 2)])
            for (var seed = 0; seed < 3; seed++) runs.Add(Run(cell, layers, seed, 7 + layers + 0.01 * seed * layers));
        var contest = Comparison.OfParameter(runs, "cell", Ppl)!;
        Assert.Equal(["gru layers=1", "rnn layers=2"], contest.Candidates.Select(c => c.Name));
        Assert.StartsWith("cell=gru layers=1 has the lowest val_ppl, 8.010", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.True(contest.Candidates[1].IsNamed("rnn"));
    }

    [Fact]
    public void A_parameter_without_a_second_value_or_a_common_setting_is_not_compared()
    {
        Assert.Null(Comparison.OfParameter([Run("gru", 1, 0, 7), Run("gru", 2, 0, 8)], "cell", Ppl));
        Assert.Null(Comparison.OfParameter([Run("gru", 1, 0, 7), Run("rnn", 2, 0, 8), Run("rnn", 3, 0, 8)], "cell", Ppl));
    }

    [Fact]
    public void A_baseline_is_told_of_with_what_is_better_worse_open_and_untested()
    {
        var contest = Comparison.OfConfigurations([.. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("gru", 7.01, 7.04, 6.98), .. Runs("lstm", 8, 8.2, 7.9), Run("gru", 2, 7, 8.1), Run("lstm", 3, 0, 9.01), Run("lstm", 3, 1, 9.05), Run("lstm", 3, 2, 8.97)], Ppl);
        Assert.Equal("Against cell=rnn, 8.017: lower: cell=gru; higher: cell=lstm layers=3; not settled: cell=lstm; not tested: cell=gru layers=2.", ComparisonSummary.Against(contest, contest.Candidates.ToList().FindIndex(c => c.Name == "cell=rnn")));
        Assert.Equal("There is nothing beside cell=gru.", ComparisonSummary.Against(Comparison.OfConfigurations([.. Runs("gru", 7, 8)], Ppl), 0));
    }

    [Fact]
    public void Questions_that_are_answered_together_are_told_with_the_comparisons_that_p_is_corrected_for()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00), .. Runs("lstm", 9.01, 9.05, 8.97)], Ppl, families: 3);
        Assert.EndsWith(" after correction for 3 comparisons and three questions).", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.EndsWith(" after correction for two questions).", ComparisonSummary.Of(Comparison.OfConfigurations([.. Runs("gru", 7.01, 7.04, 6.98), .. Runs("rnn", 8.02, 8.03, 8.00)], Ppl, families: 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_diverged_with_one_seed_is_not_called_nearly_the_same()
    {
        var contest = Comparison.OfConfigurations([.. Runs("gru", 7.1, 7.2, 7.0), .. Runs("rnn", 6.9, 7.0, 7.3e7), .. Runs("lstm", 9.01, 9.05, 8.97)], Ppl, families: 20);
        Assert.Contains("varies so much from seed to seed that more than 50 further seeds would be needed.", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_configurations_with_two_seeds_each_are_told_too()
    {
        // Corrected for 666 comparisons, t with one degree of freedom would have to exceed 8000.
        var contest = Comparison.OfConfigurations([.. Enumerable.Range(0, 37).SelectMany(c => ((int[])[0, 1]).Select(s => new Measurement(c, $"lr={c}", Default, s, "t", 7 + c + 0.001 * s * (c + 1))))], Ppl);
        Assert.Equal(666, contest.Tests);
        Assert.All(contest.Pairs, pair => Assert.NotEmpty(ComparisonSummary.Of(contest, pair.First, pair.Second)));
        Assert.Contains("seed", ComparisonSummary.Of(contest), StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_single_seeds_are_told_at_once()
    {
        var contest = Comparison.OfConfigurations([.. Enumerable.Range(0, 20_000).Select(i => new Measurement(i, $"lr={i}", Default, 0, "t", 7 + i))], Ppl);
        Assert.StartsWith("lr=0 has the lowest val_ppl, 7.000, but nothing is settled", ComparisonSummary.Of(contest), StringComparison.Ordinal);
        Assert.Empty(contest.Pairs);
    }

    private static Configuration Default { get; } = Given("gru", 1);

    private static IEnumerable<Measurement> Runs(string cell, params double[] values) =>
        values.Select((v, seed) => new Measurement(cell.Length, $"cell={cell}", Given(cell, 1), seed, "t", v));

    private static Measurement Run(string cell, int layers, int seed, double? value) =>
        new(layers == 1 ? cell.Length : layers * 10 + cell.Length, layers == 1 ? $"cell={cell}" : $"cell={cell} layers={layers}", Given(cell, layers), seed, "t", value);

    private static Configuration Given(string cell, int layers, int valWindows = 5000, int trainWindows = 10_000) => Configuration.Of(new Dictionary<string, ParameterValue>
    {
        ["cell"] = ParameterValue.Of(cell), ["layers"] = ParameterValue.Of(layers), ["corpus"] = ParameterValue.Of("tm"),
        ["val_windows"] = ParameterValue.Of(valWindows), ["train_windows"] = ParameterValue.Of(trainWindows),
    });
}
