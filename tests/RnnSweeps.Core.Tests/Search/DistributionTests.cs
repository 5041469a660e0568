using MathNet.Numerics;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Search;

/// <summary>10,000 draws of each distribution through the file and the search, against its law.</summary>
public sealed class DistributionTests
{
    private const int Draws = 10_000;

    /// <summary>The Kolmogorov-Smirnov distance that 10,000 draws of the right law exceed once in a million.</summary>
    private const double Far = 2.7 / 100;

    public static TheoryData<string, string, double, double> Continuous => new()
    {
        { "lr: {min: 0.1, max: 2.0}", "uniform", 0.1, 2 },
        { "lr: {distribution: uniform, min: 1, max: 3}", "uniform", 1, 3 },
        { "lr: {distribution: log_uniform_values, min: 1e-4, max: 10}", "log", 1e-4, 10 },
        { "lr: {distribution: log_uniform, min: -4, max: 1}", "log", 0.018315638888734, 2.718281828459045 },
        { "lr: {distribution: inv_log_uniform_values, min: 1e-3, max: 10}", "log", 1e-3, 10 },
        { "lr: {distribution: inv_log_uniform, min: -1, max: 3}", "log", 0.049787068367864, 2.718281828459045 },
        { "forget_bias: {distribution: normal, mu: 1, sigma: 0.5}", "normal", 1, 0.5 },
        { "lr: {distribution: log_normal, mu: -1, sigma: 0.5}", "log_normal", -1, 0.5 },
        { "beta1: {distribution: beta, a: 2, b: 3}", "beta", 2, 3 },
    };

    [Theory]
    [MemberData(nameof(Continuous))]
    public void A_continuous_distribution_follows_its_law(string line, string law, double a, double b)
    {
        var values = Drawn(line).Select(v => v.AsDouble).Order().ToList();
        Assert.InRange(values.Select((x, i) => Math.Max(Math.Abs(Below(law, a, b, x) - i / (double)Draws), Math.Abs(Below(law, a, b, x) - (i + 1) / (double)Draws))).Max(), 0, Far);
        if (law is "uniform" or "log") Assert.All(values, v => Assert.InRange(v, a, b));
    }

    public static TheoryData<string, double[], double[]> Discrete => new()
    {
        { "layers: {min: 1, max: 4}", [1, 2, 3, 4], [0.25, 0.25, 0.25, 0.25] },
        { "layers: {values: [1, 2, 8]}", [1, 2, 8], [1 / 3.0, 1 / 3.0, 1 / 3.0] },
        { "layers: {values: [1, 2, 3], probabilities: [0.5, 0.2, 0.3]}", [1, 2, 3], [0.5, 0.2, 0.3] },
        // Ends of a rounded interval get half a cell.
        { "hidden: {distribution: q_uniform, min: 16, max: 64, q: 16}", [16, 32, 48, 64], [1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0] },
        { "dropout: {distribution: q_uniform, min: 0, max: 0.4, q: 0.2}", [0, 0.2, 0.4], [0.25, 0.5, 0.25] },
        // Below 1.5: ln 1.5 / ln 4, then ln(2.5 / 1.5), ln(3.5 / 2.5), ln(4 / 3.5).
        { "layers: {distribution: q_log_uniform_values, min: 1, max: 4, q: 1}", [1, 2, 3, 4], [0.292481250360578, 0.368482797, 0.242713276, 0.096322676] },
    };

    [Theory]
    [MemberData(nameof(Discrete))]
    public void A_discrete_distribution_has_its_probabilities_and_no_other_value(string line, double[] values, double[] probabilities)
    {
        var counts = Drawn(line).GroupBy(v => v.AsDouble).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(values, counts.Keys.Order());
        var chi2 = values.Zip(probabilities, (v, p) => (counts[v] - p * Draws) * (counts[v] - p * Draws) / (p * Draws)).Sum();
        // One in a million: 30.7 for three degrees of freedom.
        Assert.InRange(chi2, 0, 31);
    }

    [Theory]
    [InlineData("hidden: {distribution: q_log_uniform_values, min: 8, max: 512, q: 8}", 8)]
    [InlineData("hidden: {distribution: q_normal, mu: 100, sigma: 10, q: 4}", 4)]
    [InlineData("hidden: {distribution: q_log_normal, mu: 4, sigma: 0.5, q: 2}", 2)]
    [InlineData("clip: {distribution: q_beta, a: 2, b: 2, q: 0.25}", 0.25)]
    [InlineData("lr: {distribution: q_log_uniform, min: 0.7, max: 3, q: 0.5}", 0.5)]
    public void Quantised_values_lie_on_their_lattice_and_are_whole_where_q_is(string line, double q)
    {
        var name = line[..line.IndexOf(':', StringComparison.Ordinal)];
        Assert.All(Drawn(line).Distinct(), v => Assert.Equal(Math.Round(v.AsDouble / q), v.AsDouble / q, 1e-9));
        if (ParameterCatalogue.Find(name)!.Kind == ParameterKind.Integer) Assert.All(Drawn(line).Distinct(), v => Assert.IsType<long>(v.Value));
    }

    [Fact]
    public void A_draw_depends_on_search_seed_and_index_alone()
    {
        IReadOnlyList<string> Rates(params string[] lines)
        {
            var space = SearchSpaces.Draws(Given.Sweep(Given.File(lines) + "method: random\nrun_cap: 5\nsearch_seed: 3\n"));
            return [.. Enumerable.Range(0, 50).Reverse().Select(i => RandomSearch.Draw(space, 3, i, _ => false)!["lr"].ToString()).Reverse()];
        }
        var alone = Rates("lr: {min: 0.1, max: 2.0}");
        Assert.Equal(alone, Rates("layers: {min: 1, max: 9}", "lr: {min: 0.1, max: 2.0}", "cell: [rnn, gru]"));
        Assert.Equal(50, alone.Distinct().Count());
        Assert.Equal("1.41208", alone[0]);
    }

    private static IReadOnlyList<ParameterValue> Drawn(string line)
    {
        var sweep = Given.Sweep(Given.File(line) + "method: random\nrun_cap: 5\n");
        var space = SearchSpaces.Draws(sweep);
        var name = line[..line.IndexOf(':', StringComparison.Ordinal)];
        return [.. Enumerable.Range(0, Draws).Select(i => RandomSearch.Draw(space, 11, i, _ => false)![name])];
    }

    private static double Below(string law, double a, double b, double x) => law switch
    {
        "uniform" => (x - a) / (b - a),
        "log" => Math.Log(x / a) / Math.Log(b / a),
        "normal" => 0.5 * SpecialFunctions.Erfc(-(x - a) / b / Math.Sqrt(2)),
        "log_normal" => 0.5 * SpecialFunctions.Erfc(-(Math.Log(x) - a) / b / Math.Sqrt(2)),
        "beta" => SpecialFunctions.BetaRegularized(a, b, x),
        _ => throw new ArgumentException(law),
    };
}
