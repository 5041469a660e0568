using RnnSweeps.Core.Search;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>Files in the form that Weights &amp; Biases documents, with parameters renamed: they mean here what they mean there.</summary>
public sealed class WandbTests
{
    public static TheoryData<string, string[]> Grids => new()
    {
        { "grid-values", ["cell=gru layers=1", "cell=gru layers=2", "cell=gru layers=3", "cell=lstm layers=1", "cell=lstm layers=2", "cell=lstm layers=3"] },
        { "grid-constant", ["batch=64", "batch=128"] },
        { "grid-int-range", ["layers=1", "layers=2", "layers=3", "layers=4"] },
        { "grid-explicit-distributions", ["cell=rnn layers=2", "cell=rnn layers=3", "cell=gru layers=2", "cell=gru layers=3"] },
        { "grid-nested", ["cell=gru layers=1", "cell=gru layers=2", "cell=lstm layers=1", "cell=lstm layers=2"] },
        { "launch", ["schedule=constant", "schedule=cosine"] },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void A_grid_has_every_combination(string name, string[] expected) =>
        Assert.Equal(expected, GridExpansion.Expand(Read(name).Definition!).Select(r => r.Label));

    /// <summary>Parameter, distribution, and its quantiles at 0.1, 0.5 and 0.9 by the documented formulas.</summary>
    public static TheoryData<string, string, string, double, double, double> Laws => new()
    {
        { "random-uniform", "lr", "uniform", 0.01009, 0.05005, 0.09001 },
        { "random-uniform", "dropout", "uniform", 0.05, 0.25, 0.45 },
        { "random-uniform", "layers", "int_uniform", 1, 2, 3 },
        { "random-log", "lr", "log_uniform_values", 2.511886e-05, 0.001, 0.03981072 },
        { "random-log", "eps", "log_uniform_values", 5.602796e-09, 3.059023e-07, 1.670170e-05 },
        { "random-log", "hidden", "q_log_uniform_values", 40, 88, 208 },
        { "random-quantised", "batch", "q_log_uniform_values", 40, 88, 208 },
        { "random-quantised", "hidden", "q_uniform", 16, 32, 64 },
        { "random-quantised", "dropout", "q_uniform", 0, 0.2, 0.4 },
        { "random-normal", "forget_bias", "normal", 0.6796121, 1, 1.320388 },
        { "random-normal", "lr", "log_normal", 0.07130593, 0.1353353, 0.25686 },
        { "random-normal", "beta1", "beta", 0.6309573, 0.8705506, 0.9791484 },
        { "random-normal", "hidden", "q_normal", 52, 64, 76 },
        { "random-inverse", "lr", "inv_log_uniform_values", 0.01995262, 0.3162278, 5.011872 },
        { "random-inverse", "clip", "inv_log_uniform_values", 0.08208500, 0.6065307, 4.481689 },
        { "bayes-hyperband", "lr", "uniform", 0.0109, 0.0505, 0.0901 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_draw_is_the_documented_quantile(string name, string parameter, string distribution, double low, double middle, double high)
    {
        var axis = Read(name).Definition!.Parameters.Single(a => a.Name == parameter);
        Assert.Equal(distribution, axis.Distribution.Name);
        Assert.Equal([low, middle, high], ((double[])[0.1, 0.5, 0.9]).Select(u => axis.Distribution.At(u).AsDouble), (x, y) => Math.Abs(x - y) <= 1e-6 * Math.Abs(x));
    }

    [Fact]
    public void Probabilities_are_taken_by_their_sums()
    {
        var cell = Read("random-probabilities").Definition!.Parameters.Single(a => a.Name == "cell").Distribution;
        Assert.Equal(["rnn", "gru", "gru", "lstm", "lstm"], ((double[])[0.05, 0.11, 0.39, 0.41, 0.99]).Select(u => cell.At(u).AsText));
    }

    [Fact]
    public void Hyperband_has_the_documented_rungs()
    {
        Assert.Equal([3, 9, 27, 81], ((Halving)Read("bayes-hyperband").Definition!.EarlyTerminate!).Rungs(100));
        var other = (Halving)Read("hyperband-max-iter").Definition!.EarlyTerminate!;
        Assert.Equal([3, 9], other.Rungs(27));
        Assert.True(other.Strict);
    }

    [Fact]
    public void Keys_without_use_here_are_taken_with_a_notice()
    {
        Assert.Equal(["program", "command", "project", "entity"], Read("bayes-hyperband").Notices.Select(n => n.Message.Split(' ')[0]));
        Assert.Equal(["apiVersion", "kind", "job", "image_uri", "impute", "impute_while_running"], Read("launch").Notices.Select(n => n.Message.Split(' ')[0]));
        Assert.Equal(0.1, Read("bayes-hyperband").Definition!.Metric.Target);
    }

    private static SweepFileResult Read(string name)
    {
        var result = SweepFile.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "RnnSweeps.Core.Tests", "Sweeps", "wandb", name + ".yaml")), name, Given.Texts);
        Assert.Empty(result.Problems);
        return result;
    }
}
