using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Models;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Surprisal;

/// <summary>Reads texts with a trained model and notes what it did not expect. On the CPU.</summary>
/// <param name="top">Characters and passages of each text that are told.</param>
/// <param name="passage">Characters of a passage.</param>
public sealed class SurprisalMeter(TrainedModel model, int top, int passage)
{
    private readonly TrainingSettings _settings = TrainingSettings.From(model.Specification.Configuration);
    private readonly Vocabulary _vocabulary = new(model.Vocabulary);

    /// <summary>On the validation part of each text that its run trained on: the perplexity of all together is that of the run's epoch.</summary>
    /// <param name="texts">Of the run's corpus, in the mix's order.</param>
    /// <exception cref="TrainingException">A text is missing or is not the one that was trained on.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IReadOnlyList<TextSurprisal> OnValidation(IReadOnlyList<FrozenText> texts, CancellationToken stop)
    {
        var shared = texts.Select(t => SharedText.Read(t, _settings)).ToList();
        using var data = TrainingData.Of(shared, _vocabulary, _settings, CPU);
        return [.. data.Validation.Select(v => Measured(v.Text, shared.First(t => t.Name == v.Text).Text, isWhole: false, v.Batches, stop))];
    }

    /// <summary>On a whole text.</summary>
    /// <param name="cleaned">Cleaned as the model's own texts were.</param>
    /// <exception cref="TrainingException">It is too short.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public TextSurprisal OnWhole(string name, string cleaned, CancellationToken stop)
    {
        using var data = TrainingData.FullText(name, cleaned, _vocabulary, _settings, CPU);
        return Measured(name, cleaned, isWhole: true, data.Validation[0].Batches, stop);
    }

    /// <summary>The loss of every character of a whole text, in nats, where it has the longest way behind it; NaN for what is only read: the first one, and a few at the end where lanes leave them over.</summary>
    /// <inheritdoc cref="OnWhole"/>
    public float[] Losses(string name, string cleaned, CancellationToken stop)
    {
        using var data = TrainingData.FullText(name, cleaned, _vocabulary, _settings, CPU);
        return Losses(cleaned.Length, data.Validation[0].Batches, stop).Losses;
    }

    /// <summary>
    /// The characters of a text that every model of its sweep is measured on, without those that it could have been trained on: in a text that is
    /// hardly long enough the last windows to train on reach into the part. Nothing where there are none.
    /// </summary>
    /// <exception cref="TrainingException">It is missing, is not the one that was frozen, or is too short.</exception>
    public string HeldOut(FrozenText text)
    {
        var shared = SharedText.Read(text, _settings);
        using var data = TrainingData.HeldOut(shared, _vocabulary, _settings, CPU);
        if (data.Validation.Count == 0) return "";
        var batches = data.Validation[0].Batches;
        var places = Enumerable.Range(0, batches.Count).SelectMany(batches.Places).ToList();
        var (first, end) = ((int)places.Min(), (int)places.Max() + 1);
        if (_settings.Sampling == Sampling.Windows) first = Math.Max(first, _settings.TrainWindows + _settings.Steps);
        return first < end ? shared.Text[first..end] : "";
    }

    private TextSurprisal Measured(string name, string text, bool isWhole, Batches batches, CancellationToken stop)
    {
        var (loss, predictions, losses) = Losses(text.Length, batches, stop);
        var ids = _vocabulary.Ids(text);
        var measured = Enumerable.Range(0, text.Length).Where(i => !float.IsNaN(losses[i])).ToList();
        var characters = measured.GroupBy(i => ids[i]).Select(g => new CharacterSurprisal(_vocabulary.Entries[(int)g.Key], g.Count(), g.Average(i => (double)losses[i]))).ToList();
        return new TextSurprisal(
            name, isWhole, measured.Count, characters.Where(c => c.Character == Vocabulary.Unknown).Sum(c => c.Count), predictions, loss, Math.Exp(loss),
            Math.Exp(measured.Average(i => (double)losses[i])), Math.Log(_vocabulary.Count),
            [.. characters.OrderByDescending(c => c.Loss).ThenBy(c => c.Character, StringComparer.Ordinal).Take(top)],
            [.. Passages.Of(text, losses, passage, top)]);
    }

    /// <summary>The mean loss, and each character's own where it has the longest way behind it; NaN for what was not measured.</summary>
    private (double Mean, long Predictions, float[] Losses) Losses(int length, Batches batches, CancellationToken stop)
    {
        var losses = new float[length];
        Array.Fill(losses, float.NaN);
        var way = new int[length];
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var carried = new CarriedStates();
        var (sum, count) = (0.0, 0L);
        for (var i = 0; i < batches.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var (inputs, targets) = batches[i]; // (T, B) each
            var (scores, states) = model.Forward(inputs, carried.After(batches.Follows(i))); // (T·B, V)
            if (batches.IsFollowed(i)) carried.Keep(states, i, batches.Follows(i));
            var each = nn.functional.cross_entropy(scores, targets.flatten(), reduction: nn.Reduction.None).cpu().data<float>().ToArray(); // (T·B)
            var places = batches.Places(i);
            for (var p = 0; p < each.Length; p++)
            {
                sum += each[p];
                var (place, steps) = (places[p], 1 + p / (int)inputs.shape[1]);
                if (steps > way[place]) (way[place], losses[place]) = (steps, each[p]);
            }
            count += each.Length;
        }

        return (sum / count, count, losses);
    }
}
