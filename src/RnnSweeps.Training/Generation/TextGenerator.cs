using System.Text;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Generation;

/// <summary>Continues a text: warm-up through the prefix, then one character after the other with the state carried.</summary>
internal sealed class TextGenerator(LanguageModel model, Vocabulary vocabulary, Cleaning cleaning, Device device)
{
    /// <summary>
    /// The prefix, cleaned as the model's texts were, and <paramref name="length"/> characters more. An empty prefix warms up
    /// on a space. An entry <c>&lt;unk&gt;</c> is written as it stands.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public string Continue(string prefix, int length, GenerationOptions options, CancellationToken stop)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var draws = TorchRuntime.Generator(options.Seed, 0, TorchRuntime.Stream.Sample, CPU);
        var cleaned = TextCleaning.Clean(prefix, cleaning);
        var text = new StringBuilder(cleaned);
        IReadOnlyList<LayerState>? states = null;
        var ids = vocabulary.Ids(cleaned.Length > 0 ? cleaned : " ");
        for (var i = 0; i < length; i++)
        {
            stop.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (scores, next) = model.Forward(tensor(ids, device: device).unsqueeze(1), states); // (T, 1): the whole prefix, then one character
            var chosen = Choose(scores[-1].cpu(), options, draws);
            text.Append(vocabulary.Entries[chosen]);
            ids = [chosen];
            states = Keep(next, states);
        }

        return text.ToString();
    }

    /// <summary>Moves the new states out of the step's scope and lets go of the ones before.</summary>
    private static IReadOnlyList<LayerState> Keep(IReadOnlyList<LayerState> states, IReadOnlyList<LayerState>? before)
    {
        foreach (var state in before ?? [])
        {
            state.Hidden.Dispose();
            state.Memory?.Dispose();
        }

        foreach (var state in states)
        {
            state.Hidden.MoveToOuterDisposeScope();
            state.Memory?.MoveToOuterDisposeScope();
        }

        return states;
    }

    private static int Choose(Tensor scores, GenerationOptions options, Generator draws)
    {
        if (options.Temperature <= 0) return (int)scores.argmax().item<long>();
        var k = options.TopK > 0 ? Math.Min(options.TopK, scores.shape[0]) : scores.shape[0];
        var (values, entries) = scores.topk((int)k);
        var drawn = multinomial(values.Over(options.Temperature).softmax(0), 1, generator: draws).item<long>();
        return (int)entries[drawn].item<long>();
    }
}
