namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>Number, configuration id, seed and label of every run: the same in every release, on every machine.</summary>
public sealed class StableSweepTests
{
    private const string Grid = """
        name: grid
        parameters:
          corpus: lamplighter
          cell: [rnn, gru, lstm]
          layers: [1, 2]
          hidden: [64, 32]
          forget_bias: {values: [0, 1], when: {cell: lstm}}
        zip: [[layers, hidden]]
        exclude: [{cell: rnn, layers: 2}]
        include: [{cell: gru, layers: 3, hidden: 16}]
        seeds: [0, 7]
        """;

    private const string Grids = """
        name: grids
        parameters: {corpus: lamplighter, lr: [1, 2]}
        grids:
          - {cell: rnn, impl: [concise, scratch]}
          - {cell: gru, layers: {min: 1, max: 3}}
        constraints: ["layers * lr < 6"]
        run_cap: 9
        """;

    private const string Random = """
        name: random
        method: random
        search_seed: 5
        run_cap: 12
        seeds: [0, 1]
        parameters:
          corpus: lamplighter
          cell: {values: [gru, lstm], probabilities: [0.3, 0.7]}
          lr: {distribution: log_uniform_values, min: 0.01, max: 10}
          hidden: {distribution: q_log_uniform_values, min: 8, max: 256, q: 8}
          dropout: {min: 0.0, max: 0.5}
          layers: {min: 1, max: 4}
          forget_bias: {distribution: normal, mu: 1, sigma: 0.5, when: {cell: lstm}}
        include: [{lr: 2, layers: 2}]
        """;

    [Theory]
    [InlineData("grid", Grid)]
    [InlineData("grids", Grids)]
    [InlineData("random", Random)]
    [InlineData("bayes", Random)]
    public void Runs_are_those_of_the_release_before(string name, string yaml)
    {
        var sweep = Given.Sweep(yaml.Replace("method: random", $"method: {name}", StringComparison.Ordinal));
        Repository.Approve(
            string.Concat(SweepExpansion.Expand(sweep).Select(r => $"{r.Number} {r.ConfigurationIndex} {r.Configuration.Hash} seed={r.Seed} {r.Label}\n")), "Sweeps/approved", name + ".runs.txt");
    }
}
