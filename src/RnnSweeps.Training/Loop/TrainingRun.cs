using System.Runtime.InteropServices;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Optimizers;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>
/// One attempt at one run: the loop of the book. It goes on from the newest sound checkpoint in the run's folder, and on a
/// CPU gives bit for bit what an uninterrupted training gives. It sees no grain, no database and no console.
/// </summary>
public sealed class TrainingRun : IDisposable
{
    private readonly RunSpecification _spec;
    private readonly TrainingSettings _settings;
    private readonly TrainingHooks _hooks;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly Device _device;
    private readonly Vocabulary _vocabulary;
    private readonly TrainingData _data;
    private readonly LanguageModel _model;
    private readonly Optimizer _optimizer;
    private readonly LearningRate _lr;
    private readonly Progress _progress;
    private readonly NativeHeap _heap = new();

    private TrainingRun(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop)
    {
        (_spec, _settings, _hooks, _time, _stop) = (spec, TrainingSettings.From(spec.Configuration), hooks, time, stop);
        _device = TorchRuntime.Device(spec.Device);
        var texts = spec.Texts.Select(t => SharedText.Read(t, _settings)).ToList();
        _vocabulary = Vocabulary.Of(texts.Select(t => t.Text));
        _data = TrainingData.Of(texts, _vocabulary, _settings, _device);
        try
        {
            _model = ModelFactory.Create(_settings, _vocabulary.Count, spec.Seed, _device);
            _optimizer = Optimizer.Of(_settings, _model.Trainable);
            _lr = new LearningRate(_settings, _data.BatchesOfEpoch);
            _progress = new Progress(spec, hooks, [.. _model.Parameters, .. _optimizer.State], _vocabulary.Entries);
        }
        catch
        {
            // What fits afterwards is to be found with all of the memory.
            _model?.Dispose();
            _data.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Trains to the end, to the epoch that it is asked for, or until asked to stop. The last event is <see cref="RunFinished"/>,
    /// <see cref="RungReached"/> or <see cref="RunInterrupted"/> (or none of them, after <see cref="TrainingHooks.MaxSteps"/>).
    /// </summary>
    /// <exception cref="TrainingException">The run cannot be trained, with the kind of the failure.</exception>
    public static void Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop)
    {
        if (ConfigurationRules.Broken(spec.Configuration) is { } broken)
            throw new TrainingException(FailureKind.BadSpecification, $"The settings cannot be trained: {broken.Rule}.");
        try
        {
            TorchRuntime.Start(spec.Threads);
            // Before the memory of the training is counted.
            MatrixSpeed.Of(TorchRuntime.Device(spec.Device));
            NativeHeap.Trim();
            PeakMemory.Reset();
            using var scope = NewDisposeScope();
            using var run = new TrainingRun(spec, hooks, time, stop);
            run.Train();
        }
        catch (Exception e) when (e is OutOfMemoryException || (e is ExternalException && TorchRuntime.IsOutOfMemory(e.Message)))
        {
            throw new TrainingException(FailureKind.OutOfMemory, $"{spec.Device} has too little memory: {Fitting(spec, time)}", e);
        }
    }

    /// <summary>What did not fit and what would: on a GPU found by trying, on the host, where trying could cost others their memory, by estimate.</summary>
    private static string Fitting(RunSpecification spec, TimeProvider time)
    {
        var s = TrainingSettings.From(spec.Configuration);
        var vocabulary = Vocabulary.Of(spec.Texts.Select(FrozenTexts.Read)).Count;
        return spec.Device == "cpu"
            ? MemoryNeeds.Describe(s, MemoryNeeds.LargestBatch(s, vocabulary, spec.Limits.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes), "by estimate")
            : MemoryNeeds.Describe(s, new BatchSearch(time).Largest(s, vocabulary, TorchRuntime.Device(spec.Device)), "as tried");
    }

    private void Train()
    {
        if (_spec.InitialWeights is { } frozen) WeightsFile.Load(frozen, _model.Parameters, _vocabulary.Entries);
        else if (_settings.InitFrom is { } file) WeightsFile.Load(file, _model.Parameters, _vocabulary.Entries);
        var damaged = _progress.Restore();
        var from = _progress.Position;
        _hooks.Report(new RunStarted(_spec.Run, _spec.Attempt, from.Epoch, _model.ParameterCount, _vocabulary.Entries, damaged, MatrixSpeed.Of(_device), _device.type == TorchSharp.DeviceType.CPU ? TorchProcessor.Here : null));
        foreach (var metrics in from.Recent) _hooks.Report(new EpochEnded(_spec.Run, _spec.Attempt, metrics));
        _progress.TellTakenOver();
        try
        {
            var until = Math.Min(_spec.UntilEpoch ?? _settings.Epochs, _settings.Epochs);
            for (var epoch = from.Epoch + 1; epoch <= until && Stopped is null; epoch++)
            {
                if (TrainEpoch(epoch, _progress.Position.Step) is not { } metrics) return;
                var due = epoch % _settings.EvalEvery == 0 || epoch == _settings.Epochs;
                if (due || epoch == until) metrics = Validated(metrics);
                var next = _progress.Position.After(metrics, due, _settings.PlateauEpochs, _spec.Patience, _hooks.Stored?.Invoke());
                _hooks.Report(new EpochEnded(_spec.Run, _spec.Attempt, metrics));
                _progress.EpochEnded(next, checkpoint: epoch % _settings.CheckpointEvery == 0 || epoch == until || next.EndedBy(_spec.Patience) is not null);
                _heap.TrimIfGrown();
            }
            if (_progress.Position.Epoch < _settings.Epochs && Stopped is null) _hooks.Report(new RungReached(_spec.Run, _spec.Attempt, _progress.Position.Epoch));
            else Finish();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _progress.Interrupt();
        }
    }

    /// <summary>Moves every weight to one of its neighbours among the numbers of its precision.</summary>
    private void Disturb(long step)
    {
        using var frozen = no_grad();
        using var ups = TorchRuntime.LikePyTorch(_hooks.Disturbance + step * 1000);
        foreach (var (_, weight) in _model.Trainable)
        {
            var above = ones_like(weight).TimesInPlace(double.PositiveInfinity);
            weight.copy_(weight.nextafter(where(rand(weight.shape, generator: ups).AtLeast(0.5).to(_device), above, above.neg())));
        }
    }

    /// <summary>On the part of a text that every model is measured on; null if that is none.</summary>
    private TextEvaluation? Evaluated(FrozenText text)
    {
        using var scope = NewDisposeScope();
        using var data = TrainingData.HeldOut(SharedText.Read(text, _settings), _vocabulary, _settings, _device);
        if (data.Validation.Count == 0) return null;
        return Evaluated(text.Name, data.Validation[0].Batches);
    }

    private TextEvaluation Evaluated(string text, Batches batches)
    {
        var score = Evaluation.Of(_model, batches, _device, _stop, _hooks.Stepped);
        return new TextEvaluation(text, score.Loss, Math.Exp(score.Loss), score.PplMeanOfBatches);
    }

    /// <summary>Why the training ends before its last epoch; null if it does not.</summary>
    private string? Stopped => _progress.Position.Epoch < _settings.Epochs ? _progress.Position.EndedBy(_spec.Patience) : null;

    /// <summary>One pass over the training windows; null where the limit of steps was reached.</summary>
    private EpochMetrics? TrainEpoch(int epoch, long step)
    {
        using var scope = NewDisposeScope();
        using var dropout = TorchRuntime.Generator(_spec.Seed, epoch, TorchRuntime.Stream.Dropout, _device);
        var data = _data.Training(_spec.Seed, epoch, _settings.Shuffle);
        var batches = data.Count;
        using var carried = new CarriedStates();
        using var tally = new EpochTally(epoch, step, batches, _device, _hooks.Step);
        var lr = 0.0;
        var began = _time.GetTimestamp();
        for (var i = 0; i < batches; i++, step++)
        {
            if (step >= _hooks.MaxSteps) return null;
            _stop.ThrowIfCancellationRequested();
            using var one = NewDisposeScope();
            if (_hooks.Disturbance > 0) Disturb(step);
            var (inputs, targets) = data[i];                                                // (T, B) each
            var (scores, states) = _model.Forward(inputs, carried.After(data.Follows(i)), dropout); // (T·B, V)
            if (data.IsFollowed(i)) carried.Keep(states, i, data.Follows(i));
            var loss = nn.functional.cross_entropy(scores, targets.flatten());              // mean over T·B characters
            loss.backward();
            lr = _lr.At(step, _progress.Position.Falls);
            var norm = _optimizer.Step(step, lr, _settings.Clip);
            tally.Add(loss, norm, targets.numel());
            _hooks.Stepped?.Invoke();
        }

        return tally.Finish(_time.GetElapsedTime(began), lr, _settings.Clip, PeakMemory.Bytes(_device));
    }

    private EpochMetrics Validated(EpochMetrics metrics)
    {
        if (_data.Validation.Count == 0) return metrics;
        var began = _time.GetTimestamp();
        var sum = _data.Validation.Select(v => Evaluation.Of(_model, v.Batches, _device, _stop, _hooks.Stepped)).Aggregate((a, b) => a + b);
        if (!double.IsFinite(sum.Loss))
            throw new TrainingException(FailureKind.Diverged, $"Diverged at epoch {metrics.Epoch}, step {metrics.Step - 1}: the validation loss is {sum.Loss}. Try a smaller lr, or a smaller clip above 0.");
        return sum.AddTo(metrics, _time.GetElapsedTime(began));
    }

    private void Finish()
    {
        // A text of evaluate_on first: what a run validates on depends on its mix and on how much it trains on, and all models are to be measured on the same.
        var evaluations = _spec.EvaluateOn.Select(Evaluated).OfType<TextEvaluation>().ToList();
        evaluations.AddRange(_data.Validation.Concat(_data.Test.Select(t => (Text: $"{t.Text}:test", t.Batches))).Where(v => evaluations.All(e => e.Text != v.Text)).ToList().Select(v => Evaluated(v.Text, v.Batches)));
        if (_settings.SampleLength > 0)
        {
            var text = new TextGenerator(_model, _vocabulary, _settings.Cleaning, _device)
                .Continue(_settings.SamplePrefix, _settings.SampleLength, GenerationOptions.Greedy, _stop);
            _hooks.Report(new SampleWritten(_spec.Run, _spec.Attempt, _progress.Position.Epoch, _settings.SamplePrefix, text, 0));
        }

        _progress.Finish();
        _hooks.Report(new RunFinished(_spec.Run, _spec.Attempt, _progress.Position.Epoch, Checkpoint.WeightsSha256(_model.Parameters), evaluations, Stopped));
    }

    public void Dispose()
    {
        _progress.Dispose();
        _model.Dispose();
        _data.Dispose();
    }
}
