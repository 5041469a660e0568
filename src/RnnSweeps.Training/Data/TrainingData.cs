using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Text;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Data;

/// <summary>A cleaned text and its share of the training.</summary>
internal sealed record SharedText(string Name, string Text, double Share)
{
    /// <summary>As much of a frozen text as a training takes.</summary>
    /// <exception cref="TrainingException">It is missing or is not the text that was frozen (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public static SharedText Read(FrozenText text, TrainingSettings settings)
    {
        var whole = FrozenTexts.Read(text);
        return new(text.Name, settings.MaxChars > 0 && whole.Length > settings.MaxChars ? whole[..settings.MaxChars] : whole, text.Share);
    }
}

/// <summary>Batches in their order. A batch is made on the device when it is asked for.</summary>
internal abstract class Batches
{
    public abstract int Count { get; }

    /// <summary>Inputs and targets of the i-th batch, (T, B) each: time first, as the cells take them.</summary>
    public abstract (Tensor Inputs, Tensor Targets) this[int i] { get; }

    /// <summary>The earlier batch that the i-th goes on from, with the state that it ended in; null where it begins anew.</summary>
    public virtual int? Follows(int i) => null;

    /// <summary>True if a later batch goes on from the i-th.</summary>
    public virtual bool IsFollowed(int i) => false;

    /// <summary>Where in their text the targets of the i-th batch stand, in the order of (T·B).</summary>
    public abstract long[] Places(int i);
}

/// <summary>What a run trains on and is measured on.</summary>
internal abstract class TrainingData : IDisposable
{
    /// <summary>Steps of a whole pass.</summary>
    public abstract int BatchesOfEpoch { get; }

    /// <summary>For each text that has some, what the model is validated on.</summary>
    public abstract IReadOnlyList<(string Text, Batches Batches)> Validation { get; }

    /// <summary>For each text that has some, what the trained model is tested on.</summary>
    public virtual IReadOnlyList<(string Text, Batches Batches)> Test => [];

    /// <exception cref="TrainingException">A text is too short (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public static TrainingData Of(IReadOnlyList<SharedText> texts, Vocabulary vocabulary, TrainingSettings settings, Device device) =>
        settings.Sampling == Sampling.Stream ? new StreamData(texts, vocabulary, settings, device) : new WindowData(texts, vocabulary, settings, device);

    /// <summary>One text that is only measured, from its first character to its last, as its part for validation would be; nothing is there to train on.</summary>
    /// <exception cref="TrainingException">It is too short (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public static TrainingData FullText(string name, string text, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        if (text.Length <= settings.Steps)
            throw new TrainingException(Core.Runs.FailureKind.BadData, $"Text {name} has {text.Length} characters after cleaning, and to measure a model on it takes more than its {settings.Steps} steps. Choose a longer text.");
        return settings.Sampling == Sampling.Stream ? new StreamData(name, text, vocabulary, settings, device) : new WindowData(name, text, vocabulary, settings, device);
    }

    /// <summary>
    /// The part of a text that every model is measured on, whatever and however much it was trained on: with windows the last <c>val_windows</c>
    /// of the text, with streams its part for validation. Nothing is there to train on, and <see cref="Validation"/> is empty where the part is.
    /// </summary>
    /// <exception cref="TrainingException">The text is too short (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public static TrainingData HeldOut(SharedText text, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        if (settings.Sampling == Sampling.Stream) return new StreamData([text with { Share = 1 }], vocabulary, settings, device);
        WindowNeeds.Check([(text.Name, text.Text.Length, 1)], settings);
        return new WindowData(text.Name, text.Text, vocabulary, settings, device, settings.ValWindows);
    }

    /// <summary>The batches of an epoch, in an order that depends on seed and epoch alone; it lives as long as the scope around it.</summary>
    public abstract Batches Training(long seed, int epoch, bool shuffle);

    public abstract void Dispose();
}
