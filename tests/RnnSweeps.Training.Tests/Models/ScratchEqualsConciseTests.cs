using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

/// <summary>The book's cells and torch's, with the same weights: the same loss and the same gradients.</summary>
public sealed class ScratchEqualsConciseTests
{
    private const int Vocabulary = 28, Hidden = 12;

    public static TheoryData<string, int> Cells
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var cell in new[] { "rnn", "rnn-relu", "gru", "lstm" })
                for (var depth = 1; depth <= 3; depth++) data.Add(cell, depth);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Loss_and_every_gradient_agree(string cell, int depth)
    {
        using var scope = NewDisposeScope();
        string[] set = [$"cell={cell.Split('-')[0]}", $"activation={(cell == "rnn-relu" ? "relu" : "tanh")}", $"layers={depth}", $"hidden={Hidden}", "gru_reset=after"];
        using var concise = ModelFactory.Create(Given.Settings([.. set, "impl=concise"]), Vocabulary, seed: 3, CPU);
        using var scratch = ModelFactory.Create(Given.Settings([.. set, "impl=scratch"]), Vocabulary, seed: 4, CPU);
        var from = concise.Parameters.ToDictionary(p => p.Name, p => p.Value);
        using (no_grad())
        {
            foreach (var (name, weight) in scratch.Parameters) weight.copy_(InScratch(name, from));
        }

        using var draws = new Generator(5, CPU);
        var ids = randint(0, Vocabulary, [9, 16], dtype: ScalarType.Int64, generator: draws); // (T + 1, B)
        var losses = new[] { concise, scratch }.Select(m =>
        {
            var loss = nn.functional.cross_entropy(m.Forward(ids.narrow(0, 0, 8)).Scores, ids.narrow(0, 1, 8).flatten());
            loss.backward();
            return loss.item<float>();
        }).ToList();

        Assert.Equal(losses[0], losses[1], 1e-5);
        var gradients = concise.Parameters.ToDictionary(p => p.Name, p => p.Value.grad!);
        foreach (var (name, weight) in scratch.Parameters)
        {
            var expected = GradientInScratch(name, gradients);
            Assert.True(expected.abs().max().item<float>() > 1e-5, $"{name} has no gradient to speak of");
            Assert.True((weight.grad! - expected).abs().max().item<float>() < 1e-5, $"{name} differs");
        }
    }

    /// <summary>The weights of torch that the book's tensor stands for; two biases that torch adds are one in the book.</summary>
    private static Tensor InScratch(string name, Dictionary<string, Tensor> from) =>
        Place(name) is not var (layer, kind, gate) ? Head(name, from)
        : kind switch
        {
            "W_x" => Gate(from[$"rnn.weight_ih_l{layer}"], gate).t(),
            "W_h" => Gate(from[$"rnn.weight_hh_l{layer}"], gate).t(),
            "b" => Separate(name, from) ? Gate(from[$"rnn.bias_ih_l{layer}"], gate) : Gate(from[$"rnn.bias_ih_l{layer}"], gate) + Gate(from[$"rnn.bias_hh_l{layer}"], gate),
            "b_hh" => Gate(from[$"rnn.bias_hh_l{layer}"], gate),
            _ => throw new ArgumentException(name),
        };

    /// <summary>The same for gradients: that of a sum of two biases is that of each.</summary>
    private static Tensor GradientInScratch(string name, Dictionary<string, Tensor> from) =>
        Place(name) is var (layer, kind, gate) && kind == "b" ? Gate(from[$"rnn.bias_ih_l{layer}"], gate) : InScratch(name, from);

    private static Tensor Head(string name, Dictionary<string, Tensor> from) => name == "W_hq" ? from["linear.weight"].t() : from["linear.bias"];

    private static bool Separate(string name, Dictionary<string, Tensor> from) => name.EndsWith(".b_h", StringComparison.Ordinal) && from["rnn.bias_hh_l0"].shape[0] == 3 * Hidden;

    /// <summary>Layer, kind of weight and index of the gate in torch's order: r z n, or i f g o.</summary>
    private static (int Layer, string Kind, int Gate)? Place(string name)
    {
        if (name.Split('.') is not ["rnn", "rnns", var layer, var weight]) return null;
        if (weight == "b_hh") return (int.Parse(layer), "b_hh", 2);
        var gate = weight[^1] switch { 'r' or 'i' => 0, 'z' or 'f' => 1, 'c' => 2, 'o' => 3, 'h' => -1, _ => throw new ArgumentException(name) };
        return (int.Parse(layer), weight[..^1] is "b_" ? "b" : weight[..^1], gate);
    }

    /// <summary>One gate's rows; h is the candidate of a GRU, the last of three, or the only one of an RNN.</summary>
    private static Tensor Gate(Tensor stacked, int gate)
    {
        var gates = stacked.chunk(stacked.shape[0] / Hidden, 0);
        return gates[gate < 0 ? gates.Length - 1 : gate];
    }
}
