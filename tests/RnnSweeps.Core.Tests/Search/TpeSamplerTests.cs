using RnnSweeps.Core.Search.Bayes;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Search;

public sealed class TpeSamplerTests
{
    private const string File = """
        name: tiny
        method: bayes
        run_cap: 100
        parameters:
          corpus: lamplighter
          cell: [rnn, gru, lstm]
          forget_bias: {min: 0.0, max: 2.0, when: {cell: lstm}}
          lr: {distribution: log_uniform_values, min: 0.01, max: 10}
          layers: {min: 1, max: 4}
          hidden: [16, 32, 64]
          batch: [256, 128, 64]
        zip: [[hidden, batch]]
        constraints: ["layers * hidden <= 128"]
        """;

    [Fact]
    public void A_proposal_follows_from_seed_index_and_observations_alone()
    {
        var (first, second) = (Search(20), Search(20));
        Assert.Equal(first, second);
        Assert.NotEqual(first, Search(20, seed: 1));
    }

    [Fact]
    public void Every_proposal_is_new_and_allowed()
    {
        var all = Search(60);
        Assert.Equal(60, all.Distinct().Count());
        Assert.All(all, c =>
        {
            Assert.InRange(c["layers"].AsLong * c["hidden"].AsLong, 16, 128);
            Assert.Equal(4096, c["hidden"].AsLong * c["batch"].AsLong);
            Assert.InRange(c["lr"].AsDouble, 0.01, 10);
            if (c["cell"].AsText != "lstm") Assert.Equal(0, c["forget_bias"].AsDouble);
        });
    }

    [Fact]
    public void It_comes_closer_to_the_best_than_random_draws_do()
    {
        double Best(IEnumerable<Configuration> some) => some.Min(Loss);
        var sweep = Given.Sweep(File);
        var better = Enumerable.Range(0, 10).Count(seed => Best(Search(60, seed)) < Best(DrawExpansion.Configurations(sweep with { SearchSeed = seed }, 60)));
        Assert.InRange(better, 8, 10);
    }

    [Fact]
    public void Proposals_that_have_no_result_yet_keep_apart()
    {
        var search = new TpeSampler(SearchSpaces.Draws(Given.Sweep(File)), 0);
        var known = Search(20).Select(c => new Observation(c, Loss(c))).ToList();
        for (var i = 0; i < 10; i++) known.Add(new Observation(search.Propose(known.Count, known, c => known.Any(k => k.Configuration.Equals(c)))!, null));
        var rates = known.Skip(20).Select(k => Math.Log(k.Configuration["lr"].AsDouble)).Order().ToList();
        Assert.Equal(10, known.Skip(20).Select(k => k.Configuration).Distinct().Count());
        Assert.True(rates[^1] - rates[0] > 0.3, $"from {rates[0]} to {rates[^1]}");
    }

    [Fact]
    public void A_small_space_is_exhausted_without_repetition()
    {
        var sweep = Given.Sweep(Given.File("cell: [rnn, gru]", "layers: {min: 1, max: 3}") + "method: bayes\nrun_cap: 50\n");
        var known = new List<Observation>();
        while (new TpeSampler(SearchSpaces.Draws(sweep), 0).Propose(known.Count, known, c => known.Any(k => k.Configuration.Equals(c))) is { } next)
            known.Add(new Observation(next, known.Count % 3));
        Assert.Equal(6, known.Select(k => k.Configuration).Distinct().Count());
        Assert.Equal(6, known.Count);
    }

    /// <summary>Lowest for an LSTM at lr 1 with forget bias 1.</summary>
    private static double Loss(Configuration c) =>
        Math.Abs(Math.Log(c["lr"].AsDouble)) + (c["cell"].AsText == "lstm" ? Math.Abs(c["forget_bias"].AsDouble - 1) : 1.5) + 0.1 * c["layers"].AsLong;

    private static List<Configuration> Search(int count, long seed = 0)
    {
        var search = new TpeSampler(SearchSpaces.Draws(Given.Sweep(File)), seed);
        var known = new List<Observation>();
        while (known.Count < count) known.Add(Observed(search.Propose(known.Count, known, c => known.Any(k => k.Configuration.Equals(c)))!));
        return known.ConvertAll(k => k.Configuration);
    }

    private static Observation Observed(Configuration configuration) => new(configuration, Loss(configuration));
}
