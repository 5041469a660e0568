using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Models;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>Loss of a model over some batches, as sums, so that those of several texts add up.</summary>
internal readonly record struct Evaluation(double LossSum, long Characters, double BatchPplSum, int Batches)
{
    /// <summary>Mean cross entropy a character, in nats.</summary>
    public double Loss => LossSum / Characters;

    public double PplMeanOfBatches => BatchPplSum / Batches;

    /// <summary>Runs the model without dropout over all batches; the device is read once, at the end.</summary>
    /// <param name="stepped">Called after each batch.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static Evaluation Of(LanguageModel model, Batches data, Device device, CancellationToken stop, Action? stepped = null)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var batches = data.Count;
        var losses = zeros(batches, device: device);
        using var carried = new CarriedStates();
        var characters = new long[batches];
        for (var i = 0; i < batches; i++)
        {
            stop.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var (inputs, targets) = data[i]; // (T, B) each
            var (scores, states) = model.Forward(inputs, carried.After(data.Follows(i)));
            losses[i].copy_(nn.functional.cross_entropy(scores, targets.flatten()));
            if (data.IsFollowed(i)) carried.Keep(states, i, data.Follows(i));
            characters[i] = targets.numel();
            stepped?.Invoke();
        }

        var means = losses.cpu().data<float>().ToArray();
        return new(means.Zip(characters, (l, n) => (double)l * n).Sum(), characters.Sum(), means.Sum(l => Math.Exp(l)), batches);
    }

    public static Evaluation operator +(Evaluation a, Evaluation b) =>
        new(a.LossSum + b.LossSum, a.Characters + b.Characters, a.BatchPplSum + b.BatchPplSum, a.Batches + b.Batches);

    public EpochMetrics AddTo(EpochMetrics metrics, TimeSpan elapsed) => metrics with
    {
        ValLoss = Loss,
        ValPpl = Math.Exp(Loss),
        ValPplMeanOfBatches = PplMeanOfBatches,
        ValBpc = Loss / Math.Log(2),
        ValSeconds = elapsed.TotalSeconds,
    };
}
