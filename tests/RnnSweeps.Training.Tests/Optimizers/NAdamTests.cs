using RnnSweeps.Training.Optimizers;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Optimizers;

/// <summary>Fifty steps against real PyTorch; <c>pytorch_nadam.py</c> beside the fixture has printed it.</summary>
public sealed class NAdamTests
{
    private static readonly string[] Lines = File.ReadAllLines(Given.Fixture("nadam-50-steps.csv"));

    public static TheoryData<string, ScalarType> Rules =>
        [.. Lines.Skip(1).SelectMany(l => (ScalarType[])[ScalarType.Float32, ScalarType.Float64], (l, type) =>
            new TheoryDataRow<string, ScalarType>(l, type))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Fifty_steps_are_those_of_PyTorch(string line, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var w = tensor(Start).to(type).detach().requires_grad_(true);
        var optimizer = Of(line, w);
        for (var t = 0; t < 50; t++) Step(optimizer, w, t);
        Assert.Equal(line.Split(',').Skip(1).Select(Given.Number), Values(w), (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void From_its_saved_state_at_any_step_it_goes_on_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var w = tensor(Start).to(ScalarType.Float32).detach().requires_grad_(true);
        var optimizer = Of(Lines[1], w);
        for (var t = 0; t < 17; t++) Step(optimizer, w, t);

        var other = w.detach().clone().requires_grad_(true);
        var resumed = Of(Lines[1], other);
        using (no_grad())
        {
            foreach (var (from, to) in optimizer.State.Zip(resumed.State)) to.Value.copy_(from.Value);
        }
        for (var t = 17; t < 50; t++)
        {
            Step(optimizer, w, t);
            Step(resumed, other, t);
        }
        Assert.Equal(Values(w), Values(other));
    }

    [Fact]
    public async Task The_fixture_is_what_PyTorch_prints() =>
        Assert.Equal(
            Lines.SelectMany(Figures), (await PyTorch.RunAsync("pytorch_nadam.py")).SelectMany(Figures), (x, y) => Math.Abs(x - y) < 1e-8);

    private static double[] Start { get; } = [0.5, -1, 2];

    private static Optimizer Of(string line, Tensor weights) =>
        Optimizer.Of(Given.Settings([.. $"optimizer={line.Split(',')[0]}".Split(' ')]), [("w", weights)]);

    /// <summary>The script has the same loss.</summary>
    private static void Step(Optimizer optimizer, Tensor w, int t)
    {
        var x = tensor([1, 2, -0.5], w.dtype) * (t % 5 + 1);
        ((w * x).sin().sum() + 0.1 * (w * w).sum()).backward();
        optimizer.Step(t, lr: 0.01, clip: 0);
    }

    private static IEnumerable<double> Values(Tensor w) => w.detach().to(ScalarType.Float64).data<double>().ToArray();

    private static IEnumerable<double> Figures(string line) =>
        line.StartsWith("rule", StringComparison.Ordinal) ? [] : line.Split(',').Skip(1).Select(Given.Number);
}
