using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

public sealed class ModelOptionTests
{
    private const int Vocabulary = 28;

    [Theory]
    [InlineData("concise", "linear.bias")]
    [InlineData("scratch", "b_q")]
    public void A_tied_head_is_the_embedding_itself(string impl, string bias)
    {
        using var scope = NewDisposeScope();
        using var model = Model($"impl={impl}", "layers=1", "embedding=8", "hidden=8", "tied=true");
        Assert.Equal([bias, "embedding.weight"], model.Parameters.Select(p => p.Name).Where(n => !n.StartsWith("rnn.", StringComparison.Ordinal)));
        var weight = model.Parameters.Single(p => p.Name == "embedding.weight").Value;
        var before = model.Forward(Ids).Scores;
        using (no_grad()) weight[27].add_(1); // no id is 27: only its score may change
        var difference = (model.Forward(Ids).Scores - before).abs().amax([0]);
        Assert.Equal(0, difference.narrow(0, 0, 27).max().item<float>());
        Assert.True(difference[27].item<float>() > 0.01);
    }

    [Fact]
    public void A_tied_head_asks_for_an_embedding_of_its_width()
    {
        var error = Assert.Throws<TrainingException>(() => Model("embedding=16", "hidden=8", "tied=true"));
        Assert.Equal(Core.Runs.FailureKind.BadSpecification, error.Kind);
        Assert.Contains("embedding 16 and hidden 8", error.Message);
    }

    [Theory]
    [InlineData("impl=concise")]
    [InlineData("impl=scratch")]
    [InlineData("impl=concise", "embedding=5")]
    [InlineData("impl=scratch", "embedding=5")]
    public void Input_dropout_acts_while_training_alone_and_its_masks_come_from_the_given_generator(params string[] set)
    {
        using var scope = NewDisposeScope();
        using var plain = Model([.. set, "layers=1", "sigma=0.5"]);
        using var dropping = Model([.. set, "layers=1", "sigma=0.5", "input_dropout=0.5"]);
        Tensor Scores(LanguageModel m, ulong? seed) => m.Forward(Ids, dropout: seed is { } s ? new Generator(s, CPU) : null).Scores;
        Assert.True(Scores(plain, null).allclose(Scores(dropping, null)));
        Assert.True(Scores(dropping, 1).equal(Scores(dropping, 1)).all().item<bool>());
        Assert.False(Scores(dropping, 1).allclose(Scores(dropping, 2)));
        Assert.False(Scores(dropping, 1).allclose(Scores(dropping, null)));
    }

    [Fact]
    public void Dropped_one_hot_vectors_are_the_same_to_both_implementations()
    {
        using var scope = NewDisposeScope();
        string[] set = ["cell=rnn", "layers=1", "hidden=8", "input_dropout=0.5"];
        using var concise = Model([.. set, "impl=concise"]);
        using var scratch = Model([.. set, "impl=scratch"]);
        var from = concise.Parameters.ToDictionary(p => p.Name, p => p.Value);
        using (no_grad())
        {
            foreach (var (name, value) in scratch.Parameters)
            {
                value.copy_(name switch
                {
                    "rnn.rnns.0.W_xh" => from["rnn.weight_ih_l0"].t(),
                    "rnn.rnns.0.W_hh" => from["rnn.weight_hh_l0"].t(),
                    "rnn.rnns.0.b_h" => from["rnn.bias_ih_l0"] + from["rnn.bias_hh_l0"],
                    "W_hq" => from["linear.weight"].t(),
                    _ => from["linear.bias"],
                });
            }
        }

        Assert.True(concise.Forward(Ids, dropout: new Generator(3, CPU)).Scores.allclose(scratch.Forward(Ids, dropout: new Generator(3, CPU)).Scores, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void The_last_outputs_pass_their_normalisation_on_the_way_to_the_head()
    {
        using var scope = NewDisposeScope();
        using var model = Model("layers=2", "layer_norm=true", "residual=true", "hidden=32");
        var norm = model.Parameters.Single(p => p.Name == "norms.1.weight").Value;
        var bias = model.Parameters.Single(p => p.Name == "norms.1.bias").Value;
        Assert.True(norm.eq(1).all().item<bool>() && bias.eq(0).all().item<bool>());
        using (no_grad()) norm.zero_(); // all that is left is the head's bias
        var scores = model.Forward(Ids).Scores;
        Assert.Equal(0, (scores - scores[0]).abs().max().item<float>());
    }

    [Theory]
    [InlineData("concise", "gru", 2056, 1)]
    [InlineData("concise", "lstm", 16, 8)]
    [InlineData("scratch", "rnn", 2056, 1)]
    [InlineData("scratch", "gru", 16, 8)]
    public void Wide_and_deep_models_take_a_step_that_lowers_the_loss(string impl, string cell, int hidden, int layers)
    {
        using var folder = new TemporaryFolder();
        var trained = Trained.Run(
            Given.Run(folder, $"impl={impl}", $"cell={cell}", $"hidden={hidden}", $"layers={layers}", "residual=true", "layer_norm=true",
                "train_windows=2", "val_windows=1", "batch=2", "steps=4", "lr=0.05", "epochs=2", "sample_length=0"),
            checkpoints: false, steps: true);
        Assert.Equal(2, trained.Steps.Count);
        Assert.True(trained.Steps[1].Loss < trained.Steps[0].Loss, $"{trained.Steps[0].Loss} then {trained.Steps[1].Loss}");
    }

    [Fact]
    public void Eight_layers_pass_their_gradient_down_to_the_embedding()
    {
        using var scope = NewDisposeScope();
        using var model = Model("layers=8", "hidden=16", "embedding=16", "layer_norm=true", "residual=true");
        model.Forward(Ids).Scores.logsumexp(1).mean().backward();
        Assert.All(model.Parameters, p => Assert.True(p.Value.grad!.norm().item<float>() > 1e-6, $"{p.Name} has no gradient to speak of"));
    }

    [Fact]
    public void Every_option_at_once_resumes_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        string[] set = ["cell=lstm", "embedding=8", "tied=true", "layer_norm=true", "residual=true", "dropout=0.2", "input_dropout=0.2",
            "init=xavier", "recurrent_init=orthogonal", "forget_bias=1", "freeze=rnn.weight_ih_l0"];
        var whole = Trained.Run(Given.Run(folder, set) with { Folder = folder.File("whole") });
        var spec = Given.Run(folder, set);
        var interrupted = Trained.Run(spec, (e, stop) =>
        {
            if (e is Core.Runs.EpochEnded { Metrics.Epoch: 2 }) stop.Cancel();
        });
        Assert.IsType<Core.Runs.RunInterrupted>(interrupted.Events[^1]);
        var resumed = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(whole.Epochs, resumed.Epochs);
        Assert.Equal(whole.Finished.WeightsSha256, resumed.Finished.WeightsSha256);
    }

    /// <summary>(T, B), all ids but 27.</summary>
    private static Tensor Ids => arange(0, 24, dtype: ScalarType.Int64).view(8, 3);

    private static LanguageModel Model(params string[] set) => ModelFactory.Create(Given.Settings(set), Vocabulary, seed: 1, CPU);
}
