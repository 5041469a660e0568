using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Data;

/// <summary>
/// Whole texts in order. The training part of each is cut into as many lanes as a batch has, which are read side by side,
/// so many characters a step as gradients flow through; the state is carried from step to step of the same text. Several texts are
/// read beside each other, the batches of each from the start of an epoch to its end: read one after the other, the last would be
/// remembered best. With equal shares every text is read whole; with others, so much of each from its start that their characters
/// stand in that proportion. What a lane's length leaves over at the end is not read.
/// </summary>
internal sealed class StreamData : TrainingData
{
    private readonly List<Lanes> _train = [];
    private readonly List<(string, Batches)> _validation = [], _test = [];

    /// <exception cref="TrainingException">A text is too short (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public StreamData(IReadOnlyList<SharedText> texts, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        StreamNeeds.Check([.. texts.Select(t => (t.Name, (long)t.Text.Length, t.Share))], settings);
        var parts = StreamNeeds.Parts([.. texts.Select(t => ((long)t.Text.Length, t.Share))], settings);
        foreach (var (text, part) in texts.Zip(parts))
        {
            Lanes Read(long from, long count, int lanes) => new(vocabulary.Ids(text.Text.Substring((int)from, (int)count)), from, lanes, settings.Steps, device);
            _train.Add(Read(0, part.Train, settings.Batch));
            if (part.Validation > 1) _validation.Add((text.Name, Read(part.ValidationFrom, part.Validation, Most(part.Validation, settings))));
            if (part.Test > 1) _test.Add((text.Name, Read(part.TestFrom, part.Test, Most(part.Test, settings))));
        }
    }

    /// <summary>A whole text as lanes.</summary>
    public StreamData(string name, string text, Vocabulary vocabulary, TrainingSettings settings, Device device) =>
        _validation.Add((name, new Lanes(vocabulary.Ids(text), 0, Most(text.Length, settings), settings.Steps, device)));

    public override int BatchesOfEpoch => _train.Sum(t => t.Count);

    public override IReadOnlyList<(string Text, Batches Batches)> Validation => _validation;

    public override IReadOnlyList<(string Text, Batches Batches)> Test => _test;

    /// <summary>Each text in its own order, its batches spread evenly over the epoch; shuffling moves those of one text against those of another.</summary>
    public override Batches Training(long seed, int epoch, bool shuffle)
    {
        if (_train.Count == 1) return _train[0];
        if (!shuffle) return new SideBySide(_train, [.. _train.Select(_ => 0.5)]);
        using var generator = TorchRuntime.Generator(seed, epoch, TorchRuntime.Stream.Shuffle, CPU);
        return new SideBySide(_train, rand(_train.Count, ScalarType.Float64, generator: generator).data<double>().ToArray());
    }

    public override void Dispose()
    {
        foreach (var lanes in _train.Concat(_validation.Concat(_test).Select(t => t.Item2).Cast<Lanes>())) lanes.Dispose();
    }

    /// <summary>Lanes of at least the steps each.</summary>
    private static int Most(long characters, TrainingSettings settings) => (int)Math.Clamp((characters - 1) / settings.Steps, 1, settings.Batch);

    /// <summary>One part of a text as lanes.</summary>
    private sealed class Lanes : Batches, IDisposable
    {
        private readonly Tensor _inputs, _targets; // (L, B)
        private readonly long _from;
        private readonly int _steps;

        /// <param name="from">Where in the text the part begins.</param>
        public Lanes(long[] ids, long from, int lanes, int steps, Device device)
        {
            using var scope = NewDisposeScope();
            var length = (ids.Length - 1) / lanes;
            Tensor Cut(int from) => tensor(ids[from..(from + length * lanes)], device: device).view(lanes, length).t().contiguous().DetachFromDisposeScope();
            (_inputs, _targets, _from, _steps) = (Cut(0), Cut(1), from, steps);
        }

        public override int Count => (int)((_inputs.shape[0] + _steps - 1) / _steps);

        public override (Tensor Inputs, Tensor Targets) this[int i]
        {
            get
            {
                var at = (long)i * _steps;
                var length = Math.Min(_steps, _inputs.shape[0] - at);
                return (_inputs.narrow(0, at, length), _targets.narrow(0, at, length));
            }
        }

        public override int? Follows(int i) => i > 0 ? i - 1 : null;

        public override bool IsFollowed(int i) => i + 1 < Count;

        public override long[] Places(int i)
        {
            long at = (long)i * _steps, lane = _inputs.shape[0], lanes = _inputs.shape[1];
            return [.. Enumerable.Range(0, (int)(Math.Min(_steps, lane - at) * lanes)).Select(p => _from + p % lanes * lane + at + p / lanes + 1)];
        }

        public void Dispose()
        {
            _inputs.Dispose();
            _targets.Dispose();
        }
    }

    /// <summary>Several texts, the batches of each between those of the others.</summary>
    private sealed class SideBySide : Batches
    {
        private readonly IReadOnlyList<(Lanes Text, int Batch)> _all;
        private readonly Dictionary<(Lanes Text, int Batch), int> _at;

        /// <param name="phases">For each text, where in its even share of the epoch each of its batches stands: from 0 to 1.</param>
        public SideBySide(IReadOnlyList<Lanes> texts, IReadOnlyList<double> phases)
        {
            _all =
            [
                .. texts.SelectMany((text, k) => Enumerable.Range(0, text.Count).Select(i => (Batch: (text, i), Place: (i + phases[k]) / text.Count)))
                    .OrderBy(b => b.Place)
                    .Select(b => b.Batch),
            ];
            _at = _all.Select((batch, i) => (batch, i)).ToDictionary(b => b.batch, b => b.i);
        }

        public override int Count => _all.Count;

        public override (Tensor Inputs, Tensor Targets) this[int i] => _all[i].Text[_all[i].Batch];

        public override int? Follows(int i) => _all[i].Text.Follows(_all[i].Batch) is { } earlier ? _at[(_all[i].Text, earlier)] : null;

        public override bool IsFollowed(int i) => _all[i].Text.IsFollowed(_all[i].Batch);

        public override long[] Places(int i) => _all[i].Text.Places(_all[i].Batch);
    }
}
