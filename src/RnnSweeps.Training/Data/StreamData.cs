using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Data;

/// <summary>
/// Whole texts in order. The training part of each is cut into as many strands as a batch has, which are read side by side,
/// so many characters a step as gradients flow through; the state is carried from step to step and begins anew with each text.
/// With equal shares every text is read whole; with others, so much of each from its start that their characters stand in
/// that proportion. What a strand's length leaves over at the end is not read.
/// </summary>
internal sealed class StreamData : TrainingData
{
    private readonly List<Strands> _train = [];
    private readonly List<(string, Batches)> _validation = [], _test = [];

    /// <exception cref="TrainingException">A text is too short (<see cref="Core.Runs.FailureKind.BadData"/>).</exception>
    public StreamData(IReadOnlyList<SharedText> texts, Vocabulary vocabulary, TrainingSettings settings, Device device)
    {
        StreamNeeds.Check([.. texts.Select(t => (t.Name, (long)t.Text.Length, t.Share))], settings);
        var parts = StreamNeeds.Parts([.. texts.Select(t => ((long)t.Text.Length, t.Share))], settings);
        foreach (var (text, part) in texts.Zip(parts))
        {
            Strands Read(long from, long count, int strands) => new(vocabulary.Ids(text.Text.Substring((int)from, (int)count)), from, strands, settings.Steps, device);
            _train.Add(Read(0, part.Train, settings.Batch));
            if (part.Validation > 1) _validation.Add((text.Name, Read(part.ValidationFrom, part.Validation, Most(part.Validation, settings))));
            if (part.Test > 1) _test.Add((text.Name, Read(part.TestFrom, part.Test, Most(part.Test, settings))));
        }
    }

    /// <summary>A whole text as strands.</summary>
    public StreamData(string name, string text, Vocabulary vocabulary, TrainingSettings settings, Device device) =>
        _validation.Add((name, new Strands(vocabulary.Ids(text), 0, Most(text.Length, settings), settings.Steps, device)));

    public override int BatchesOfEpoch => _train.Sum(t => t.Count);

    public override IReadOnlyList<(string Text, Batches Batches)> Validation => _validation;

    public override IReadOnlyList<(string Text, Batches Batches)> Test => _test;

    /// <summary>Text by text; shuffling changes the order of the texts.</summary>
    public override Batches Training(long seed, int epoch, bool shuffle)
    {
        if (!shuffle || _train.Count == 1) return new InTurn(_train);
        using var generator = TorchRuntime.Generator(seed, epoch, TorchRuntime.Stream.Shuffle, CPU);
        return new InTurn([.. randperm(_train.Count, generator: generator).data<long>().ToArray().Select(i => _train[(int)i])]);
    }

    public override void Dispose()
    {
        foreach (var strands in _train.Concat(_validation.Concat(_test).Select(t => t.Item2).Cast<Strands>())) strands.Dispose();
    }

    /// <summary>Strands of at least the steps each.</summary>
    private static int Most(long characters, TrainingSettings settings) => (int)Math.Clamp((characters - 1) / settings.Steps, 1, settings.Batch);

    /// <summary>One part of a text as strands.</summary>
    private sealed class Strands : Batches, IDisposable
    {
        private readonly Tensor _inputs, _targets; // (L, B)
        private readonly long _from;
        private readonly int _steps;

        /// <param name="from">Where in the text the part begins.</param>
        public Strands(long[] ids, long from, int strands, int steps, Device device)
        {
            using var scope = NewDisposeScope();
            var length = (ids.Length - 1) / strands;
            Tensor Cut(int from) => tensor(ids[from..(from + length * strands)], device: device).view(strands, length).t().contiguous().DetachFromDisposeScope();
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

        public override bool Continues(int i) => i > 0;

        public override long[] Places(int i)
        {
            long at = (long)i * _steps, strand = _inputs.shape[0], strands = _inputs.shape[1];
            return [.. Enumerable.Range(0, (int)(Math.Min(_steps, strand - at) * strands)).Select(p => _from + p % strands * strand + at + p / strands + 1)];
        }

        public void Dispose()
        {
            _inputs.Dispose();
            _targets.Dispose();
        }
    }

    /// <summary>One text after the other.</summary>
    private sealed class InTurn(IReadOnlyList<Strands> texts) : Batches
    {
        private readonly IReadOnlyList<(Strands Text, int Batch)> _all = [.. texts.SelectMany(t => Enumerable.Range(0, t.Count).Select(i => (t, i)))];

        public override int Count => _all.Count;

        public override (Tensor Inputs, Tensor Targets) this[int i] => _all[i].Text[_all[i].Batch];

        public override bool Continues(int i) => _all[i].Text.Continues(_all[i].Batch);

        public override long[] Places(int i) => _all[i].Text.Places(_all[i].Batch);
    }
}
