using System.Runtime.InteropServices;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Optimizers;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>
/// The largest batch of a model that fits into a GPU, found by taking a step with each: halves until one fits, then what lies
/// between that and the last that did not. Torch gives back what it keeps of freed memory before it says that there is none.
/// </summary>
internal sealed class BatchSearch(TimeProvider time)
{
    /// <summary>Then the largest that was seen to fit is the answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The answer is that exact, as a share of itself.</summary>
    private const int Exactness = 16;

    /// <returns>0 if not even a batch of 1 fits.</returns>
    public int Largest(TrainingSettings s, int vocabulary, Device device) => Largest(s.Batch, batch => Fits(s.WithBatch(batch), vocabulary, device));

    internal int Largest(int tooLarge, Func<int, bool> fits)
    {
        var began = time.GetTimestamp();
        var (fitting, above) = (tooLarge / 2, tooLarge);
        while (fitting > 0 && !fits(fitting)) (fitting, above) = (fitting / 2, fitting);
        while (fitting > 0 && above - fitting > Math.Max(1, fitting / Exactness) && time.GetElapsedTime(began) < Longest)
        {
            var middle = fitting + (above - fitting) / 2;
            if (fits(middle)) fitting = middle;
            else above = middle;
        }
        return fitting;
    }

    private static bool Fits(TrainingSettings s, int vocabulary, Device device)
    {
        try
        {
            using var scope = NewDisposeScope();
            using var model = ModelFactory.Create(s, vocabulary, seed: 0, device);
            var optimizer = Optimizer.Of(s, model.Trainable);
            using var dropout = TorchRuntime.Generator(0, 1, TorchRuntime.Stream.Dropout, device);
            // As in a training: the weights of the last and the best epoch are kept beside those of now.
            var copies = model.Parameters.Concat(optimizer.State).SelectMany(t => (Tensor[])[t.Value.detach().clone(), t.Value.detach().clone()]).ToList();
            var inputs = zeros([s.Steps, s.Batch], dtype: ScalarType.Int64, device: device); // (T, B)
            var (scores, _) = model.Forward(inputs, null, dropout);
            nn.functional.cross_entropy(scores, inputs.flatten()).backward();
            return copies.Count > 0 && float.IsFinite(optimizer.Step(0, lr: 0, s.Clip).item<float>());
        }
        catch (ExternalException e) when (TorchRuntime.IsOutOfMemory(e.Message))
        {
            return false;
        }
    }
}
