using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

public sealed class ModelTests
{
    [Theory]
    [InlineData("concise")]
    [InlineData("scratch")]
    public void Initial_weights_depend_on_the_seed_alone(string impl)
    {
        string Hash(long seed)
        {
            using var model = ModelFactory.Create(Given.Settings($"impl={impl}"), 28, seed, CPU);
            return Checkpoint.WeightsSha256(model.Parameters);
        }

        var first = Hash(1);
        rand(100).Dispose(); // torch's own generator has no say
        Assert.Equal(first, Hash(1));
        Assert.NotEqual(first, Hash(2));
    }

    [Fact]
    public void From_scratch_weights_are_normal_with_sigma_and_biases_zero()
    {
        using var model = ModelFactory.Create(Given.Settings("impl=scratch", "cell=lstm", "hidden=64", "sigma=0.5"), 28, 1, CPU);
        foreach (var (name, value) in model.Parameters)
        {
            if (name.Contains("b_")) Assert.Equal(0, value.abs().max().item<float>());
            else Assert.Equal(0.5, value.std().item<float>(), 0.05);
        }
    }

    [Fact]
    public void Concise_weights_are_uniform_within_one_over_the_root_of_hidden()
    {
        using var model = ModelFactory.Create(Given.Settings("hidden=64"), 28, 1, CPU);
        foreach (var (_, value) in model.Parameters) Assert.InRange(value.abs().max().item<float>(), 0.11, 0.125);
        Assert.Equal(["linear.bias", "linear.weight", "rnn.bias_hh_l0", "rnn.bias_hh_l1", "rnn.bias_ih_l0", "rnn.bias_ih_l1",
            "rnn.weight_hh_l0", "rnn.weight_hh_l1", "rnn.weight_ih_l0", "rnn.weight_ih_l1"], model.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>The fixtures' weights are those that PyTorch drew after <c>torch.manual_seed(5)</c>.</summary>
    [Theory]
    [InlineData("concise", "rnn", "lamplighter-rnn-2x16")]
    [InlineData("concise", "gru", "lamplighter-gru-2x16")]
    [InlineData("concise", "lstm", "lamplighter-lstm-2x16")]
    [InlineData("scratch", "rnn", "lamplighter-scratch-2x16")]
    public void A_seed_gives_the_weights_that_PyTorch_draws_for_it(string impl, string cell, string fixture)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Given.Settings($"impl={impl}", $"cell={cell}", "layers=2", "hidden=16", "sigma=0.2"), 28, 5, CPU);
        var drawn = model.Parameters.Select(p => p.Value.detach().clone()).ToList();
        WeightsFile.Load(Given.Fixture(fixture + ".safetensors"), model.Parameters, [" ", "<unk>", .. "abcdefghijklmnopqrstuvwxyz".Select(c => $"{c}")]);
        // Those from scratch were scaled once more to a larger sigma: one unit in the last place.
        Assert.All(drawn.Zip(model.Parameters), p => Assert.Equal(0, (p.First - p.Second.Value).abs().max().item<float>(), 1e-7));
    }

    [Theory]
    [InlineData("concise", "rnn")]
    [InlineData("concise", "gru")]
    [InlineData("concise", "lstm")]
    [InlineData("scratch", "rnn")]
    [InlineData("scratch", "gru")]
    [InlineData("scratch", "lstm")]
    public void A_carried_state_gives_what_the_whole_sequence_gives(string impl, string cell)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Given.Settings($"impl={impl}", $"cell={cell}", "sigma=0.5"), 28, 1, CPU);
        var ids = arange(0, 24, dtype: ScalarType.Int64).view(8, 3); // (T, B)
        var whole = model.Forward(ids).Scores;
        var (first, state) = model.Forward(ids.narrow(0, 0, 5));
        var (second, _) = model.Forward(ids.narrow(0, 5, 3), state);
        Assert.True(cat([first, second]).allclose(whole, rtol: 1e-5, atol: 1e-6));
        Assert.False(model.Forward(ids.narrow(0, 5, 3)).Scores.allclose(second, rtol: 1e-3, atol: 1e-4));
    }

    [Fact]
    public void Dropout_acts_between_layers_and_its_masks_come_from_the_given_generator()
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Given.Settings("layers=2", "dropout=0.5"), 28, 1, CPU);
        using var single = ModelFactory.Create(Given.Settings("layers=1", "dropout=0.5"), 28, 1, CPU);
        var ids = arange(0, 24, dtype: ScalarType.Int64).view(8, 3);
        Tensor Scores(LanguageModel m, ulong? seed) => m.Forward(ids, dropout: seed is { } s ? new Generator(s, CPU) : null).Scores;
        Assert.True(Scores(model, 1).equal(Scores(model, 1)).all().item<bool>());
        Assert.False(Scores(model, 1).allclose(Scores(model, 2)));
        Assert.False(Scores(model, 1).allclose(Scores(model, null)));
        Assert.True(Scores(single, 1).equal(Scores(single, null)).all().item<bool>());
    }
}
