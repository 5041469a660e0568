using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>A fresh tensor of initial weights, trainable, on the model's device.</summary>
internal delegate Tensor InitialWeights(params long[] shape);

/// <summary>Makes the model of a run; the only switch over cells and implementations.</summary>
internal static class ModelFactory
{
    /// <summary>
    /// The initial weights depend on the settings and the seed alone, and are those that the book's library draws in PyTorch
    /// after <c>torch.manual_seed(seed)</c>: layer by layer in the order of their names, then the head. From scratch: normal × sigma, biases zero (the book).
    /// Concise: uniform within ±1/√H, which is torch's default for its recurrent layers and for a linear head over H inputs.
    /// </summary>
    public static LanguageModel Create(TrainingSettings s, int vocabulary, long seed, Device device)
    {
        // Drawn on the CPU, so that every device starts from the same weights.
        using var generator = TorchRuntime.LikePyTorch(seed);
        var bound = 1 / Math.Sqrt(s.Hidden);
        Tensor Normal(params long[] shape) => Trainable(zeros(shape).normal_(0, 1, generator).mul_(s.Sigma), device);
        Tensor Zero(params long[] shape) => Trainable(zeros(shape), device);
        Tensor Uniform(params long[] shape) => Trainable(zeros(shape).uniform_(-bound, bound, generator), device);

        RecurrentLayer Layer(int l)
        {
            var inputs = l == 0 ? vocabulary : s.Hidden;
            return (s.Impl, s.Cell) switch
            {
                (Implementation.Scratch, CellKind.Rnn) => new RnnScratch(l, inputs, s.Hidden, s.Activation, Normal, Zero),
                (Implementation.Scratch, CellKind.Gru) => new GruScratch(l, inputs, s.Hidden, s.GruReset, Normal, Zero),
                (Implementation.Scratch, CellKind.Lstm) => new LstmScratch(l, inputs, s.Hidden, Normal, Zero),
                (Implementation.Concise, CellKind.Rnn) => new RnnLayer(l, inputs, s.Hidden, s.Activation, Uniform, device),
                (Implementation.Concise, CellKind.Gru) => new GruLayer(l, inputs, s.Hidden, Uniform, device),
                (Implementation.Concise, CellKind.Lstm) => new LstmLayer(l, inputs, s.Hidden, Uniform, device),
                var other => throw new ArgumentOutOfRangeException(nameof(s), other, "Unknown cell."),
            };
        }

        var layers = Enumerable.Range(0, s.Layers).Select(Layer).ToList();
        var head = s.Impl == Implementation.Scratch
            ? LinearHead.Scratch(Normal(s.Hidden, vocabulary), Zero(vocabulary))
            : LinearHead.Concise(Uniform(vocabulary, s.Hidden), Uniform(vocabulary));
        return new LanguageModel(layers, head, s.Dropout);
    }

    private static Tensor Trainable(Tensor value, Device device)
    {
        using var scope = NewDisposeScope();
        return value.to(device).detach().clone().requires_grad_(true).DetachFromDisposeScope();
    }
}
