using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Tests.Support;

namespace RnnSweeps.Core.Tests.Answers;

/// <summary>Sweeps in which nothing differs but by the luck of the seeds: what claims a difference there is wrong.</summary>
public sealed class FalseAlarmTests
{
    private static readonly Question Ppl = new("val_ppl", Minimize: true);

    [Theory]
    [InlineData(4, 3)]
    [InlineData(3, 5)]
    public void Of_sweeps_without_a_difference_at_most_5_of_100_answers_claim_one(int configurations, int seeds)
    {
        const int Sweeps = 20_000, Read = 1000;
        var random = SearchRandom.Of(11, configurations * 10 + seeds, "answers of null sweeps");
        var claims = 0;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var contest = Comparison.OfConfigurations(
                [.. Enumerable.Range(0, configurations).SelectMany(c => Enumerable.Range(0, seeds).Select(s => new Measurement(c, $"c{c}", Given("gru", 1), s, "t", 7 + 0.2 * random.Normal())))], Ppl);
            var settled = contest.Pairs.Any(p => p.IsSettled());
            if (settled) claims++;
            if (sweep >= Read) continue;
            var answer = ComparisonSummary.Of(contest);
            if (!settled) Assert.StartsWith($"No difference in val_ppl between the {ReadableText.Count(configurations)} configurations is settled", answer, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, configurations).Any(i => contest.IsAhead(contest.Leader, i)), answer.Contains("lower than", StringComparison.Ordinal));
        }
        Assert.InRange(claims / (double)Sweeps, 0.01, 0.05);
    }

    [Fact]
    public void Of_whole_reports_without_a_difference_at_most_5_of_100_claim_one_though_a_seed_acts_in_all_settings_alike()
    {
        const int Sweeps = 20_000, Read = 1000;
        var random = SearchRandom.Of(12, 0, "reports of null sweeps");
        var claims = 0;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            // What a seed does to a cell, it does at every depth.
            var shared = ((string[])["gru", "rnn"]).SelectMany(cell => Enumerable.Range(0, 3).Select(seed => (cell, seed))).ToDictionary(p => p, _ => 0.2 * random.Normal());
            List<Measurement> runs = [.. shared.SelectMany(s => ((int[])[1, 2, 3]).Select(layers => Run(s.Key.cell, layers, s.Key.seed, 7 + s.Value + 0.1 * random.Normal())))];
            List<Comparison> contests = [.. Comparison.OfParameters(runs, ["cell", "layers"], Ppl, families: 2), Comparison.OfConfigurations(runs, Ppl, families: 2)];
            if (contests.Any(c => c.Pairs.Any(p => p.IsSettled()))) claims++;
            if (sweep < Read) Assert.All(contests, c => Assert.True(c.Pairs.Any(p => p.IsSettled()) || !ComparisonSummary.Of(c).Contains("lower than", StringComparison.Ordinal)));
        }
        Assert.InRange(claims / (double)Sweeps, 0.01, 0.05);
    }

    [Fact]
    public void Of_models_without_a_difference_on_any_text_at_most_5_of_100_answers_claim_one()
    {
        const int Sweeps = 20_000, Read = 1000;
        string[] texts = ["alice", "emma", "ledger"];
        var random = SearchRandom.Of(13, 0, "texts of null sweeps");
        var claims = 0;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            // A model that has had luck with one text has had some with all.
            var luck = ((string[])["gru", "rnn", "lstm"]).SelectMany(cell => Enumerable.Range(0, 4).Select(seed => (cell, seed, by: 0.2 * random.Normal()))).ToList();
            List<Comparison> contests = [.. texts.Select(text => Comparison.OfConfigurations([.. luck.Select(l => Run(l.cell, 1, l.seed, 7 + l.by + 0.1 * random.Normal()))], Question.On(text), families: texts.Length))];
            var settled = contests.Any(c => c.Pairs.Any(p => p.IsSettled()));
            if (settled) claims++;
            if (sweep < Read) Assert.Equal(!settled, ComparisonSummary.OnTexts(contests) == "No difference is settled on any of the three texts.");
        }
        Assert.InRange(claims / (double)Sweeps, 0.01, 0.05);
    }

    private static Measurement Run(string cell, int layers, int seed, double value) => new(layers * 10 + cell.Length, $"cell={cell} layers={layers}", Given(cell, layers), seed, "t", value);

    private static Configuration Given(string cell, int layers) => Configuration.Of(new Dictionary<string, ParameterValue>
    {
        ["cell"] = ParameterValue.Of(cell), ["layers"] = ParameterValue.Of(layers), ["corpus"] = ParameterValue.Of("tm"),
    });
}
