using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>Do weights from elsewhere fit a run? Names, shapes and vocabulary, before anything is trained.</summary>
public static class InitialWeightsCheck
{
    /// <summary>Why they do not, in one sentence; null if they do.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="name">What <c>init_from</c> says.</param>
    /// <param name="texts">Cleaned, of the run's corpus.</param>
    public static string? Problem(string path, string name, TrainingSettings settings, IEnumerable<string> texts)
    {
        var vocabulary = Vocabulary.Of(texts.Select(t => settings.MaxChars > 0 && t.Length > settings.MaxChars ? t[..settings.MaxChars] : t));
        // Fewer bytes than numbers in half precision: the file is told from afar, and no model is made for it.
        if (new FileInfo(path).Length < 2 * ModelSize.Parameters(settings, vocabulary.Count))
            return $"init_from: {name} cannot be taken: it has {new FileInfo(path).Length} bytes, too few for the {ModelSize.Parameters(settings, vocabulary.Count)} weights of this model.";
        TorchRuntime.Start(threads: 1);
        try
        {
            using var model = ModelFactory.Create(settings, vocabulary.Count, seed: 0, CPU);
            WeightsFile.Load(path, name, model.Parameters, vocabulary.Entries);
            return null;
        }
        catch (TrainingException error)
        {
            return error.Message;
        }
    }
}
