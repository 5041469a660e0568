using RnnSweeps.Core.Cells;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Models.Cells;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models.Cells;

public sealed class CellLayersTests
{
    private const int T = 3, B = 2, I = 4, H = 5;

    public static TheoryData<string> Cells => [.. CellCatalogue.All.Select(c => c.Name)];

    [Fact]
    public void Every_cell_that_plans_know_has_layers_and_none_has_layers_alone() =>
        Assert.Equal(CellCatalogue.All, CellLayersCatalogue.Cells);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Both_of_its_layers_have_the_gates_states_and_biases_that_are_described(string name)
    {
        var cell = CellCatalogue.Of(name);
        foreach (var impl in Enum.GetValues<Implementation>())
        {
            var settings = Settings(name, impl);
            using var scope = NewDisposeScope();
            using var layer = Layer(settings);
            var (outputs, state) = layer.Forward(randn(T, B, I), null);
            Assert.Equal([T, B, H], outputs.shape);
            Assert.Equal(cell.States, state.Memory is null ? 1 : 2);
            Assert.Equal(cell.Gates, layer.StateWeights.Count);
            Assert.Equal(cell.OwnParameters.Contains("forget_bias"), layer.ForgetBias is not null);
            Assert.Equal(cell.Biases(settings) * H, layer.Parameters.Where(p => p.Value.dim() == 1).Sum(p => p.Value.numel()));
            Assert.Equal(cell.ProductWeights(I, H), layer.Parameters.Where(p => p.Value.dim() == 2).Sum(p => p.Value.numel()));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void In_Python_its_weights_have_the_names_of_the_layer_in_its_order(string name)
    {
        foreach (var reset in (string[])["before", "after"])
        {
            var settings = Settings(name, Implementation.Scratch, $"gru_reset={reset}");
            using var scope = NewDisposeScope();
            using var layer = Layer(settings);
            var python = CellLayersCatalogue.Of(settings.Cell).Python(settings);
            Assert.Equal(layer.Parameters.Select(p => p.Name), python.Weights.Select(w => $"rnn.rnns.0.{w}"));
        }
    }

    private static TrainingSettings Settings(string cell, Implementation impl, params string[] more) =>
        Given.Settings([$"cell={cell}", impl == Implementation.Scratch ? "impl=scratch" : "impl=concise", $"hidden={H}", .. more]);

    private static RecurrentLayer Layer(TrainingSettings s)
    {
        using var draws = new Generator(1, CPU);
        var (layers, initial) = (CellLayersCatalogue.Of(s.Cell), new InitialWeights(s, draws, CPU));
        return s.Impl == Implementation.Scratch ? layers.Scratch(s, 0, I, initial) : layers.Concise(s, 0, I, initial, CPU);
    }
}
