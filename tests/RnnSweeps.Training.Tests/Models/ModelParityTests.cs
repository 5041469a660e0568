using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

/// <summary>
/// Loss and gradient of PyTorch 1.13 for stacks of <c>nn.Embedding</c>, its cells, <c>nn.LayerNorm</c> and <c>nn.Linear</c>. Weight i of
/// tensor k, in the order of their names, is 0.5 · sin(1.7 i + k) on both sides.
/// </summary>
public sealed class ModelParityTests
{
    private const int Vocabulary = 28, Steps = 6, Batch = 3;

    [Theory]
    [InlineData(3.6938353, 0.7535840, "cell=gru", "embedding=8", "tied=true", "layer_norm=true", "residual=true")]
    [InlineData(3.7652011, 0.8027181, "cell=lstm", "embedding=8", "tied=true", "layer_norm=true", "residual=true")]
    [InlineData(3.4522753, 0.6582892, "cell=rnn", "embedding=5")]
    [InlineData(3.4035187, 0.1983602, "cell=lstm", "embedding=5", "residual=true")]
    public void Loss_and_gradient_are_those_of_PyTorch(double loss, double norm, params string[] set)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Given.Settings([.. set, "layers=3", "hidden=8"]), Vocabulary, seed: 1, CPU);
        foreach (var ((_, value), k) in model.Parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select((p, k) => (p, k)))
        {
            using var frozen = no_grad();
            value.copy_((arange(0, value.numel(), ScalarType.Float64).mul(1.7).add(k).sin() * 0.5).view(value.shape));
        }

        var actual = Loss(model);
        actual.backward();
        Assert.Equal(loss, actual.item<float>(), 1e-5);
        Assert.Equal(norm, stack(model.Parameters.Select(p => p.Value.grad!.norm())).norm().item<float>(), 1e-5);
    }

    /// <summary>The fixture is the state_dict of a module with these weights, embedding and head shared.</summary>
    [Fact]
    public void A_state_dict_of_PyTorch_gives_the_loss_that_PyTorch_had()
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Given.Settings("cell=gru", "embedding=8", "tied=true", "layer_norm=true", "residual=true", "layers=3", "hidden=8"), Vocabulary, seed: 1, CPU);
        WeightsFile.Load(Given.Fixture("pytorch-gru-tied-3x8.pt"), model.Parameters, []);
        Assert.Equal(3.6938353, Loss(model).item<float>(), 1e-5);
    }

    private static Tensor Loss(LanguageModel model)
    {
        var i = arange(0, Steps * Batch, ScalarType.Int64);
        return nn.functional.cross_entropy(model.Forward((i * 7).remainder(Vocabulary).view(Steps, Batch)).Scores, (i * 5).remainder(Vocabulary));
    }
}
