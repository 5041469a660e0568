using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

public sealed class FreezeTests
{
    [Theory]
    [InlineData("gru", "rnn.weight_ih_l0, linear", "rnn.weight_ih_l0 linear.weight linear.bias")]
    [InlineData("lstm", "embedding", "embedding.weight")]
    [InlineData("rnn", "norms.", "norms.0.weight norms.0.bias norms.1.weight norms.1.bias")]
    public void Frozen_weights_stay_and_all_others_move(string cell, string freeze, string frozen)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, $"cell={cell}", "embedding=5", "layer_norm=true", $"freeze={freeze}", "epochs=2");
        Trained.Run(spec);
        using var file = File.OpenRead(new RunFolder(spec.Folder).Checkpoints()[0]);
        var trained = Safetensors.Read(file).Tensors;
        using var initial = ModelFactory.Create(Core.Parameters.TrainingSettings.From(spec.Configuration), Checkpoint.Read(file.Name).Vocabulary.Count, spec.Seed, CPU);
        var stayed = initial.Parameters.Where(p => p.Value.bytes.SequenceEqual(trained[p.Name].Data.Span)).Select(p => p.Name);
        Assert.Equal(frozen.Split(' ').Order(), stayed.Order());
        Assert.Equal(initial.Parameters.Count - frozen.Split(' ').Length, initial.Trainable.Count);
        Assert.All(initial.Parameters, p => Assert.Equal(initial.Trainable.Contains(p), p.Value.requires_grad));
    }

    [Theory]
    [InlineData("freeze=rnn,lienar", "freeze: no weight begins with lienar. This model has rnn.weight_ih_l0, rnn.weight_hh_l0,")]
    [InlineData("freeze=rnn,linear", "freeze: rnn,linear leaves nothing to train.")]
    public void Weights_that_are_not_there_and_a_model_without_any_left_are_refused(string set, string expected)
    {
        var error = Assert.Throws<TrainingException>(() => ModelFactory.Create(Given.Settings(set), 28, seed: 1, CPU));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.StartsWith(expected, error.Message);
    }
}
