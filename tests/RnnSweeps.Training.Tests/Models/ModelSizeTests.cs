using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

public sealed class ModelSizeTests
{
    private const int Vocabulary = 28;

    private static readonly string[][] Axes =
    [
        ["cell=rnn", "cell=gru", "cell=lstm"],
        ["impl=concise", "impl=scratch"],
        ["gru_reset=before", "gru_reset=after"],
        ["layers=1", "layers=3"],
        ["embedding=0", "embedding=3", "embedding=8", "embedding=8 tied=true"],
        ["layer_norm=false", "layer_norm=true residual=true"],
    ];

    [Fact]
    public void The_parameters_are_those_of_the_model_itself()
    {
        IEnumerable<string[]> grid = [[]];
        foreach (var axis in Axes) grid = grid.SelectMany(set => axis.Select(value => (string[])[.. set, .. value.Split(' ')]));
        foreach (var set in grid)
        {
            var settings = Given.Settings(set);
            using var model = ModelFactory.Create(settings, Vocabulary, seed: 1, CPU);
            Assert.True(model.ParameterCount == ModelSize.Parameters(settings, Vocabulary),
                $"{string.Join(' ', set)}: the model has {model.ParameterCount}, the formula says {ModelSize.Parameters(settings, Vocabulary)}");
        }
    }

    [Theory]
    [InlineData(6 * (3 * 32 * (28 + 32) + 32 * 28), "cell=gru", "layers=1", "hidden=32")]
    [InlineData(6 * (3 * 32 * 32 + 32 * 28), "cell=gru", "layers=1", "hidden=32", "impl=scratch")]
    [InlineData(6 * (3 * 32 * (28 + 32) + 32 * 28), "cell=gru", "layers=1", "hidden=32", "impl=scratch", "input_dropout=0.1")]
    [InlineData(6 * (4 * 32 * (16 + 32) + 2 * 4 * 32 * (32 + 32) + 32 * 28), "cell=lstm", "layers=3", "hidden=32", "embedding=16", "impl=scratch")]
    [InlineData(6 * (32 * (32 + 32) + 32 * 28), "cell=rnn", "layers=1", "hidden=32", "embedding=32", "tied=true", "layer_norm=true")]
    public void Operations_are_six_for_every_weight_of_a_product(double expected, params string[] set) =>
        Assert.Equal(expected, ModelSize.FlopsPerCharacter(Given.Settings(set), Vocabulary));
}
