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
            if (counts[i].Validation > 0) validation.Add((texts[i].Name, new Windows(this, Starts(start + counts[i].Train, counts[i].Validation).DetachFromDisposeScope(), start)));
            start += texts[i].Text.Length;
        }

        _characters = tensor(texts.SelectMany(t => vocabulary.Ids(t.Text)).ToArray(), device: device).DetachFromDisposeScope();
        _offsets = Offsets(device);
        _train = cat(train).DetachFromDisposeScope();
        Validation = validation;
    }

    /// <summary>
    /// A whole text in windows at half their length, and one that ends with it: with its steps + 1 characters at least, each
    /// character but those of the first window is met with half a window before it.
    /// </summary>
    public WindowData(string name, string text, Vocabulary vocabulary, TrainingSettings settings, Device device)
        : this(name, text, Halves(text.Length - settings.Steps - 1, Math.Max(1, settings.Steps / 2)), vocabulary, settings, device)
    {
    }

    /// <summary>The last windows of a text, so many.</summary>
    public WindowData(string name, string text, Vocabulary vocabulary, TrainingSettings settings, Device device, long count)
        : this(name, text, [.. Enumerable.Range(0, (int)count).Select(i => text.Length - settings.Steps - count + i)], vocabulary, settings, device)
    {
    }

    private WindowData(string name, string text, long[] starts, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        (_steps, _batch) = (settings.Steps, settings.Batch);
        using var scope = NewDisposeScope();
        _characters = tensor(vocabulary.Ids(text), device: device).DetachFromDisposeScope();
        _offsets = Offsets(device);
        _train = empty(0, ScalarType.Int64).DetachFromDisposeScope();
        Validation = [(name, new Windows(this, tensor(starts, device: device).DetachFromDisposeScope(), 0))];
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

    private static long[] Halves(long last, long stride) => [.. Enumerable.Range(0, (int)(last / stride) + 1).Select(i => i * stride).Append(last).Distinct()];

    private Tensor Offsets(Device device) => arange(_steps + 1, dtype: ScalarType.Int64, device: device).unsqueeze(1).DetachFromDisposeScope();

    /// <summary>The windows that begin at these places; the last batch may be smaller.</summary>
    /// <param name="first">Where the text of these windows begins among the characters.</param>
    private sealed class Windows(WindowData data, Tensor starts, long first = 0) : Batches
    {
        /// <summary>(W)</summary>
        public Tensor Starts { get; } = starts;

        public override int Count => (int)((Starts.shape[0] + data._batch - 1) / data._batch);

        public override (Tensor Inputs, Tensor Targets) this[int i]
        {
            get
            {
                var index = Index(i);
                var windows = data._characters.index_select(0, index.flatten()).view(index.shape);              // (T + 1, B)
                return (windows.narrow(0, 0, data._steps), windows.narrow(0, 1, data._steps));
            }
        }

        public override long[] Places(int i)
        {
            using var scope = NewDisposeScope();
            var places = Index(i).narrow(0, 1, data._steps).flatten().cpu().data<long>().ToArray();
            for (var p = 0; p < places.Length; p++) places[p] -= first;
            return places;
        }

        /// <summary>Of every character of the i-th batch, (T + 1, B).</summary>
        private Tensor Index(int i)
        {
            var at = (long)i * data._batch;
            using var one = 1.ToScalar();
            return data._offsets.add(Starts.narrow(0, at, Math.Min(data._batch, Starts.shape[0] - at)), one); // (T + 1, 1) + (B) -> (T + 1, B)
        }
    }
}
