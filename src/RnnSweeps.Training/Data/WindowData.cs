using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Data;

/// <summary>A cleaned text and its share of the training windows.</summary>
internal sealed record SharedText(string Name, string Text, double Share);

/// <summary>
/// The whole corpus as one tensor of character ids on the training device, and where its windows start. A window is
/// <c>steps</c> + 1 characters: <c>steps</c> inputs and, one further, their targets. A batch is gathered on the device.
/// Each text of a mix gives its share of the training windows from its start and its own next windows for validation, so one
/// text alone is the reference. Windows never cross from one text to the next.
/// </summary>
internal sealed class WindowData : IDisposable
{
    private readonly Tensor _characters; // (N)
    private readonly Tensor _offsets;    // (T + 1, 1)
    private readonly Tensor _train;      // (W) starts of the training windows
    private readonly int _steps, _batch;

    /// <exception cref="TrainingException">A text has too few windows (<see cref="FailureKind.BadData"/>).</exception>
    public WindowData(IReadOnlyList<SharedText> texts, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        (_steps, _batch) = (settings.Steps, settings.Batch);
        WindowNeeds.Check([.. texts.Select(t => (t.Name, (long)t.Text.Length, t.Share))], settings);
        var counts = WindowNeeds.Counts(settings, [.. texts.Select(t => t.Share)]).ToList();
        var train = new List<Tensor>();
        var validation = new List<(string, Tensor)>();
        using var scope = NewDisposeScope();
        Tensor Starts(long from, long count) => arange(from, from + count, dtype: ScalarType.Int64, device: device);
        long start = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            train.Add(Starts(start, counts[i].Train));
            if (counts[i].Validation > 0) validation.Add((texts[i].Name, Starts(start + counts[i].Train, counts[i].Validation).DetachFromDisposeScope()));
            start += texts[i].Text.Length;
        }

        _characters = tensor(texts.SelectMany(t => vocabulary.Ids(t.Text)).ToArray(), device: device).DetachFromDisposeScope();
        _offsets = arange(_steps + 1, dtype: ScalarType.Int64, device: device).unsqueeze(1).DetachFromDisposeScope();
        _train = cat(train).DetachFromDisposeScope();
        Validation = validation;
    }

    /// <summary>For each text that has some, the starts of its validation windows, (W).</summary>
    public IReadOnlyList<(string Text, Tensor Starts)> Validation { get; }

    /// <summary>Starts of the training windows in the order of that epoch, (W), which depends on seed and epoch alone.</summary>
    public Tensor TrainingOrder(long seed, int epoch, bool shuffle)
    {
        if (!shuffle) return _train.alias();
        using var generator = TorchRuntime.Generator(seed, epoch, TorchRuntime.Stream.Shuffle, CPU);
        return _train.index_select(0, randperm(_train.shape[0], generator: generator).to(_train.device));
    }

    /// <summary>Steps of a whole pass over the training windows.</summary>
    public int BatchesOfEpoch => Batches(_train);

    /// <summary>Number of batches; the last one may be smaller.</summary>
    public int Batches(Tensor starts) => (int)((starts.shape[0] + _batch - 1) / _batch);

    /// <summary>Inputs and targets of the i-th batch, (T, B) each: time first, as the cells take them.</summary>
    public (Tensor Inputs, Tensor Targets) Batch(Tensor starts, int i)
    {
        var at = (long)i * _batch;
        var index = _offsets + starts.narrow(0, at, Math.Min(_batch, starts.shape[0] - at)); // (T + 1, 1) + (B) -> (T + 1, B)
        var windows = _characters.index_select(0, index.flatten()).view(index.shape);        // (T + 1, B)
        return (windows.narrow(0, 0, _steps), windows.narrow(0, 1, _steps));
    }

    public void Dispose()
    {
        _characters.Dispose();
        _offsets.Dispose();
        _train.Dispose();
        foreach (var (_, starts) in Validation) starts.Dispose();
    }
}
