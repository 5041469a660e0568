using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

public sealed class InitialWeightsTests
{
    private const int Vocabulary = 28, Hidden = 64;

    [Theory]
    [InlineData("concise", "gru")]
    [InlineData("scratch", "lstm")]
    public void Normal_weights_have_sigma_and_zero_biases(string impl, string cell)
    {
        using var scope = NewDisposeScope();
        using var model = Model($"impl={impl}", $"cell={cell}", "init=normal", "sigma=0.5", "embedding=32");
        foreach (var (name, value) in model.Parameters)
        {
            if (value.dim() == 1) Assert.True(value.eq(0).all().item<bool>(), name);
            else Assert.Equal(0.5, value.std().item<float>(), 0.05);
        }
    }

    [Theory]
    [InlineData("concise", "gru")]
    [InlineData("concise", "lstm")]
    [InlineData("scratch", "gru")]
    [InlineData("scratch", "rnn")]
    public void Xavier_weights_fill_the_bound_of_each_gate_and_biases_are_zero(string impl, string cell)
    {
        using var scope = NewDisposeScope();
        using var model = Model($"impl={impl}", $"cell={cell}", "init=xavier", "embedding=32");
        foreach (var (name, value) in model.Parameters)
        {
            if (value.dim() == 1)
            {
                Assert.True(value.eq(0).all().item<bool>(), name);
                continue;
            }

            var (fanIn, fanOut) = name switch
            {
                "embedding.weight" => (Vocabulary, 32),
                "linear.weight" or "W_hq" => (Hidden, Vocabulary),
                _ when name.StartsWith("rnn.weight_ih_l0", StringComparison.Ordinal) || name.StartsWith("rnn.rnns.0.W_x", StringComparison.Ordinal) => (32, Hidden),
                _ => (Hidden, Hidden),
            };
            var bound = Math.Sqrt(6.0 / (fanIn + fanOut));
            Assert.InRange(value.abs().max().item<float>(), 0.97 * bound, bound);
        }
    }

    [Theory]
    [InlineData("concise", "rnn", 1)]
    [InlineData("concise", "gru", 3)]
    [InlineData("concise", "lstm", 4)]
    [InlineData("scratch", "rnn", 1)]
    [InlineData("scratch", "gru", 3)]
    [InlineData("scratch", "lstm", 4)]
    public void Orthogonal_weights_are_so_for_each_gate_and_change_no_other_weight(string impl, string cell, int gates)
    {
        using var scope = NewDisposeScope();
        using var same = Model($"impl={impl}", $"cell={cell}");
        using var model = Model($"impl={impl}", $"cell={cell}", "recurrent_init=orthogonal");
        var blocks = new List<Tensor>();
        foreach (var ((name, value), (_, before)) in model.Parameters.Zip(same.Parameters))
        {
            if (name.Contains("weight_hh", StringComparison.Ordinal) || name.Contains(".W_h", StringComparison.Ordinal)) blocks.AddRange(value.split(Hidden, 0));
            else Assert.True(value.equal(before).all().item<bool>(), name);
        }

        Assert.Equal(2 * gates, blocks.Count);
        Assert.All(blocks, block => Assert.True(block.mm(block.t()).allclose(eye(Hidden), rtol: 0, atol: 1e-5)));
        Assert.All(blocks.Skip(1), block => Assert.False(block.allclose(blocks[0])));
    }

    /// <summary>Signs as QR gives them have a diagonal of one sign; a random orthogonal matrix has both.</summary>
    [Fact]
    public void Orthogonal_weights_prefer_no_direction()
    {
        using var scope = NewDisposeScope();
        using var model = Model("cell=rnn", "impl=scratch", "recurrent_init=orthogonal");
        var positive = model.Parameters.Single(p => p.Name == "rnn.rnns.0.W_hh").Value.diagonal().gt(0).sum().item<long>();
        Assert.InRange(positive, Hidden / 4, 3 * Hidden / 4);
    }

    [Theory]
    [InlineData("concise")]
    [InlineData("scratch")]
    public void The_forget_gates_bias_is_raised_once(string impl)
    {
        using var scope = NewDisposeScope();
        using var same = Model($"impl={impl}", "cell=lstm");
        using var model = Model($"impl={impl}", "cell=lstm", "forget_bias=1.5");
        var raised = 0;
        foreach (var ((name, value), (_, before)) in model.Parameters.Zip(same.Parameters))
        {
            var forget = name.Contains("bias_ih", StringComparison.Ordinal) ? before.narrow(0, Hidden, Hidden) // of i f g o
                : name.EndsWith(".b_f", StringComparison.Ordinal) ? before : null;
            using var frozen = no_grad();
            if (forget?.add_(1.5) is not null) raised++;
            Assert.True(value.equal(before).all().item<bool>(), name);
        }

        Assert.Equal(2, raised); // one a layer
    }

    [Fact]
    public void Other_cells_ignore_the_forget_gates_bias()
    {
        using var scope = NewDisposeScope();
        using var same = Model("cell=gru");
        using var model = Model("cell=gru", "forget_bias=1");
        Assert.All(model.Parameters.Zip(same.Parameters), p => Assert.True(p.First.Value.equal(p.Second.Value).all().item<bool>(), p.First.Name));
    }

    [Fact]
    public void Embeddings_are_normal_alone_and_narrow_where_the_head_shares_them()
    {
        using var scope = NewDisposeScope();
        using var alone = Model("embedding=64");
        using var tied = Model("embedding=64", "tied=true");
        Assert.Equal(1, alone.Parameters.Single(p => p.Name == "embedding.weight").Value.std().item<float>(), 0.05);
        Assert.InRange(tied.Parameters.Single(p => p.Name == "embedding.weight").Value.abs().max().item<float>(), 0.12, 0.125); // 1/√64
    }

    private static LanguageModel Model(params string[] set) => ModelFactory.Create(Given.Settings([$"hidden={Hidden}", .. set]), Vocabulary, seed: 1, CPU);
}
