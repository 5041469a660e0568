using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Data;

/// <summary>
/// The whole corpus as one tensor of character ids on the training device, and where its windows start. A window is
/// <c>steps</c> + 1 characters: <c>steps</c> inputs and, one further, their targets. A batch is gathered on the device.
/// Each text of a mix gives its share of the training windows from its start and its own next windows for validation, so one
/// text alone is the reference. Windows never cross from one text to the next.
/// </summary>
internal sealed class WindowData : TrainingData
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
        var validation = new List<(string, Batches)>();
        using var scope = NewDisposeScope();
        Tensor Starts(long from, long count) => arange(from, from + count, dtype: ScalarType.Int64, device: device);
        long start = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            train.Add(Starts(start, counts[i].Train));
            if (counts[i].Validation > 0) validation.Add((texts[i].Name, new Windows(this, Starts(start + counts[i].Train, counts[i].Validation).DetachFromDisposeScope())));
            start += texts[i].Text.Length;
        }

        _characters = tensor(texts.SelectMany(t => vocabulary.Ids(t.Text)).ToArray(), device: device).DetachFromDisposeScope();
        _offsets = arange(_steps + 1, dtype: ScalarType.Int64, device: device).unsqueeze(1).DetachFromDisposeScope();
        _train = cat(train).DetachFromDisposeScope();
        Validation = validation;
    }

    public override IReadOnlyList<(string Text, Batches Batches)> Validation { get; }

    public override int BatchesOfEpoch => new Windows(this, _train).Count;

    public override Batches Training(long seed, int epoch, bool shuffle)
    {
        if (!shuffle) return new Windows(this, _train.alias());
        using var generator = TorchRuntime.Generator(seed, epoch, TorchRuntime.Stream.Shuffle, CPU);
        return new Windows(this, _train.index_select(0, randperm(_train.shape[0], generator: generator).to(_train.device)));
    }

    public override void Dispose()
    {
        _characters.Dispose();
        _offsets.Dispose();
        _train.Dispose();
        foreach (var (_, windows) in Validation) ((Windows)windows).Starts.Dispose();
    }

    /// <summary>The windows that begin at these places; the last batch may be smaller.</summary>
    private sealed class Windows(WindowData data, Tensor starts) : Batches
    {
        /// <summary>(W)</summary>
        public Tensor Starts { get; } = starts;

        public override int Count => (int)((Starts.shape[0] + data._batch - 1) / data._batch);

        public override (Tensor Inputs, Tensor Targets) this[int i]
        {
            get
            {
                var at = (long)i * data._batch;
                using var one = 1.ToScalar();
                var index = data._offsets.add(Starts.narrow(0, at, Math.Min(data._batch, Starts.shape[0] - at)), one);  // (T + 1, 1) + (B) -> (T + 1, B)
                var windows = data._characters.index_select(0, index.flatten()).view(index.shape);              // (T + 1, B)
                return (windows.narrow(0, 0, data._steps), windows.narrow(0, 1, data._steps));
            }
        }
    }
}
