using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

/// <summary>
/// torch's LSTM layer against its equations in double precision, at shapes that take other paths through the libraries below
/// torch: of those, oneDNN is wrong on some processors.
/// </summary>
public sealed class LstmLayerTests
{
    [Theory]
    [InlineData(1, 1, 28, 8)]
    [InlineData(10, 64, 28, 8)]
    [InlineData(10, 64, 6, 8)]
    [InlineData(10, 64, 8, 8)]
    [InlineData(7, 100, 30, 13)]
    [InlineData(16, 5, 28, 32)]
    [InlineData(8, 3, 16, 96)]
    [InlineData(5, 2, 64, 256)]
    [InlineData(35, 1024, 28, 32)]
    public void Outputs_states_and_gradients_are_those_of_the_equations(int T, int B, int I, int H)
    {
        using var scope = NewDisposeScope();
        using var draws = new Generator(11, CPU);
        var settings = Given.Settings("cell=lstm", $"hidden={H}");
        using var layer = new LstmLayer(0, I, H, new InitialWeights(settings, draws, CPU), CPU);
        var inputs = zeros(T, B, I).normal_(0, 1, draws).requires_grad_();
        var state = new LayerState(zeros(B, H).normal_(0, 0.5, draws), zeros(B, H).normal_(0, 0.5, draws));
        var weights = layer.Parameters.Select(p => p.Value).Append(inputs).ToList();
        var doubles = weights.Select(w => w.detach().to_type(ScalarType.Float64).requires_grad_()).ToList();

        var expected = Equations(doubles, state);
        using (no_grad()) AssertSame(expected, Flat(layer.Forward(inputs, state)), "without gradients");
        var trained = Flat(layer.Forward(inputs, state));
        AssertSame(expected, trained, "with gradients");

        Loss(expected).backward();
        Loss(trained).backward();
        AssertSame([.. doubles.Select(w => w.grad!)], [.. weights.Select(w => w.grad!)], "gradients");
    }

    [Fact]
    public void OneDNN_is_off()
    {
        TorchRuntime.Start(threads: 1);
        Assert.False(OneDnn.IsOn);
    }

    /// <param name="w">weight_ih (4H, I), weight_hh (4H, H), bias_ih (4H), bias_hh (4H), gates in the order i, f, g, o; inputs (T, B, I). Double precision.</param>
    private static Tensor[] Equations(List<Tensor> w, LayerState state)
    {
        var (H, C) = (state.Hidden.to_type(ScalarType.Float64), state.Memory!.to_type(ScalarType.Float64));
        var outputs = new List<Tensor>();
        for (var t = 0; t < w[4].shape[0]; t++)
        {
            var gates = (w[4][t].matmul(w[0].t()) + w[2] + H.matmul(w[1].t()) + w[3]).chunk(4, 1); // (B, H) each
            C = gates[1].sigmoid() * C + gates[0].sigmoid() * gates[2].tanh();
            H = gates[3].sigmoid() * C.tanh();
            outputs.Add(H);
        }
        return [stack(outputs), H, C];
    }

    private static Tensor[] Flat((Tensor Outputs, LayerState State) forward) => [forward.Outputs, forward.State.Hidden, forward.State.Memory!];

    /// <summary>One that gives every output and state a gradient of its own.</summary>
    private static Tensor Loss(Tensor[] values) => values.Select(v => v.pow(2).mean() + v.mean()).Aggregate((a, b) => a + b);

    private static void AssertSame(Tensor[] expected, Tensor[] actual, string what)
    {
        for (var n = 0; n < expected.Length; n++)
        {
            var (error, largest) = ((expected[n] - actual[n]).abs().max().item<double>(), expected[n].abs().max().item<double>());
            Assert.True(error <= 1e-5 * largest, $"{what}: tensor {n} is {error:g3} off, where the largest number is {largest:g3}");
        }
    }
}
