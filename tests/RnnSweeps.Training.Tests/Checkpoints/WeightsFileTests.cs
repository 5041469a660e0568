using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Checkpoints;

public sealed class WeightsFileTests
{
    [Fact]
    public void A_checkpoint_serves_as_initial_weights()
    {
        using var folder = new TemporaryFolder();
        var first = Given.Run(folder, "epochs=2");
        var trained = Trained.Run(first).Epochs[^1].ValLoss!.Value;
        var next = Trained.Run(Given.Run(folder, "epochs=1", "lr=1e-9", $"init_from={new RunFolder(first.Folder).Checkpoints()[0]}"), checkpoints: false);
        Assert.Equal(trained, next.Epochs[0].ValLoss!.Value, 1e-6);
    }

    [Theory]
    [InlineData("hidden=9", "rnn.weight_ih_l0 is [48, 28], the model's is [27, 28]")]
    [InlineData("layers=1", "rnn.weight_ih_l1 has no place in the model")]
    [InlineData("layers=3", "rnn.weight_ih_l2 is missing")]
    [InlineData("impl=scratch", "W_hq is missing")]
    public void Weights_of_another_model_are_a_bad_specification(string set, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder, "hidden=16", set, $"init_from={Given.Fixture("lamplighter-gru-2x16.safetensors")}")));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_missing_file_is_a_bad_specification()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder, "init_from=/nowhere/weights.safetensors")));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.Contains("/nowhere/weights.safetensors", error.Message);
    }

    [Fact]
    public void A_copy_that_has_changed_since_the_submission_is_refused()
    {
        using var folder = new TemporaryFolder();
        var weights = new FrozenWeights("other/0001", new string('0', 64), 1, Given.Fixture("lamplighter-gru-2x16.safetensors"));
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder, "hidden=16", "layers=2", "init_from=other/0001") with { InitialWeights = weights }));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.Contains("init_from: other/0001 cannot be taken: its copy", error.Message);
    }

    [Theory]
    [InlineData("pytorch-old.pt", "before 1.6")]
    [InlineData("pytorch-gru-tied-3x8.pt", "norms.0.weight has no place in the model")]
    [InlineData("lamplighter-losses.csv", "its header claims")]
    public void A_file_that_cannot_serve_is_a_bad_specification_whatever_it_is(string fixture, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder, "layers=3", "embedding=8", "tied=true", $"init_from={Given.Fixture(fixture)}")));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.Contains(expected, error.Message);
        Assert.EndsWith("Give a safetensors file or a PyTorch state_dict of the same cell, impl, layers, hidden and vocabulary.", error.Message);
    }
}
