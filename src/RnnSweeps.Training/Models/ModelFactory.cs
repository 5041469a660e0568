using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Models.Cells;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>Makes the model of a run.</summary>
internal static class ModelFactory
{
    /// <summary>
    /// The initial weights depend on the settings and the seed alone. By default they are those that the book's library draws
    /// in PyTorch after <c>torch.manual_seed(seed)</c>: layer by layer in the order of their names, then the head; from scratch
    /// normal × sigma with biases zero (the book), concise uniform within ±1/√H (torch). Whatever the book's models lack is drawn after these.
    /// </summary>
    /// <exception cref="TrainingException">The settings fit no model (<see cref="FailureKind.BadSpecification"/>).</exception>
    public static LanguageModel Create(TrainingSettings s, int vocabulary, long seed, Device device)
    {
        if (s.Tied && s.Embedding != s.Hidden)
        {
            throw new TrainingException(FailureKind.BadSpecification,
                $"tied: the head can score with the embedding's weights only where both are as wide, found embedding {s.Embedding} and hidden {s.Hidden}. Set embedding to {s.Hidden}, or tied to false.");
        }

        using var scope = NewDisposeScope(); // of what only the drawing needs
        using var generator = TorchRuntime.LikePyTorch(seed);
        var initial = new InitialWeights(s, generator, device);
        var width = s.Embedding > 0 ? s.Embedding : vocabulary;
        var layers = Enumerable.Range(0, s.Layers).Select(l => Layer(s, l, l == 0 ? width : s.Hidden, initial, device)).ToList();
        var ownHead = s.Tied ? null : Head(s, vocabulary, initial);
        var input = s.Embedding > 0
            ? CharacterInput.Learned(vocabulary, s.Embedding, initial, device)
            : CharacterInput.OneHot(vocabulary, idsSuffice: s.Impl == Implementation.Scratch, device);
        var head = ownHead ?? LinearHead.Tied(input.Weight!, s.Impl == Implementation.Scratch ? "b_q" : "linear.bias", initial.Bias(vocabulary));
        var norms = s.LayerNorm ? Enumerable.Range(0, s.Layers).Select(l => new OutputNorm(l, s.Hidden, initial)).ToList() : [];
        foreach (var layer in layers) Adjust(layer, s, initial);
        var model = new LanguageModel(s, input, layers, norms, head);
        try
        {
            model.Freeze(s.Freeze);
            return model;
        }
        catch (TrainingException)
        {
            model.Dispose();
            throw;
        }
    }

    private static RecurrentLayer Layer(TrainingSettings s, int index, int inputs, InitialWeights initial, Device device) =>
        s.Impl == Implementation.Scratch ? CellLayersCatalogue.Of(s.Cell).Scratch(s, index, inputs, initial)
            : CellLayersCatalogue.Of(s.Cell).Concise(s, index, inputs, initial, device);

    private static LinearHead Head(TrainingSettings s, int vocabulary, InitialWeights initial) => s.Impl == Implementation.Scratch
        ? LinearHead.Scratch(initial.Matrix(s.Hidden, vocabulary), initial.Bias(vocabulary))
        : LinearHead.Concise(initial.Matrix(vocabulary, s.Hidden), initial.Bias(vocabulary));

    /// <summary>What the settings ask of the state's way through time: orthogonal weights, an open forget gate.</summary>
    private static void Adjust(RecurrentLayer layer, TrainingSettings s, InitialWeights initial)
    {
        using var frozen = no_grad();
        if (s.RecurrentInit == RecurrentInit.Orthogonal)
            foreach (var weights in layer.StateWeights) weights.copy_(initial.Orthogonal(s.Hidden));
        if (s.ForgetBias != 0) layer.ForgetBias?.PlusInPlace(s.ForgetBias);
    }
}
