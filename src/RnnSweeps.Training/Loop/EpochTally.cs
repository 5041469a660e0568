using System.Globalization;
using RnnSweeps.Core.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>
/// Losses and gradient norms of the steps of one epoch. On a CPU each is read at once; on a GPU they stay there until the
/// epoch ends, so that no step waits for the device.
/// </summary>
internal sealed class EpochTally : IDisposable
{
    private readonly int _epoch;
    private readonly long _firstStep;
    private readonly Action<long, double, double>? _onStep;
    private readonly Tensor? _pending; // (steps, 2)
    private readonly List<long> _characters = [];
    private readonly List<(double Loss, double Norm)> _steps = [];

    /// <param name="onStep">Told each step, its loss and its norm; then every step is read at once on a GPU too.</param>
    public EpochTally(int epoch, long firstStep, int steps, Device device, Action<long, double, double>? onStep)
    {
        (_epoch, _firstStep, _onStep) = (epoch, firstStep, onStep);
        if (device.type != DeviceType.CPU && onStep is null) _pending = zeros([steps, 2], device: device).DetachFromDisposeScope();
    }

    /// <exception cref="TrainingException">The loss or the norm is not finite (<see cref="FailureKind.Diverged"/>).</exception>
    public void Add(Tensor loss, Tensor norm, long characters)
    {
        _characters.Add(characters);
        if (_pending is null) Take(loss.item<float>(), norm.item<float>());
        else _pending[_characters.Count - 1].copy_(stack([loss.detach(), norm]));
    }

    /// <exception cref="TrainingException">A loss or a norm was not finite (<see cref="FailureKind.Diverged"/>).</exception>
    public EpochMetrics Finish(TimeSpan elapsed, double lr, double clip, long peakMemoryBytes)
    {
        if (_pending is not null)
        {
            var values = _pending.cpu().data<float>().ToArray();
            for (var i = 0; i < _characters.Count; i++) Take(values[2 * i], values[2 * i + 1]);
        }

        var characters = _characters.Sum();
        var loss = _steps.Zip(_characters, (s, n) => s.Loss * n).Sum() / characters;
        return new EpochMetrics
        {
            Epoch = _epoch,
            Step = _firstStep + _steps.Count,
            TrainLoss = loss,
            TrainPpl = Math.Exp(loss),
            TrainPplMeanOfBatches = _steps.Average(s => Math.Exp(s.Loss)),
            TrainBpc = loss / Math.Log(2),
            GradNormMean = _steps.Average(s => s.Norm),
            GradNormMax = _steps.Max(s => s.Norm),
            ClippedShare = clip > 0 ? _steps.Count(s => s.Norm > clip) / (double)_steps.Count : 0,
            Lr = lr,
            TrainSeconds = elapsed.TotalSeconds,
            CharsPerSecond = characters / Math.Max(elapsed.TotalSeconds, 1e-9),
            PeakMemoryBytes = peakMemoryBytes,
        };
    }

    private void Take(double loss, double norm)
    {
        var step = _firstStep + _steps.Count;
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new TrainingException(FailureKind.Diverged, string.Create(CultureInfo.InvariantCulture,
                $"Diverged at epoch {_epoch}, step {step}: the loss is {loss}, the global norm of the gradients {norm}. Try a smaller lr, or a smaller clip above 0."));
        }

        _steps.Add((loss, norm));
        _onStep?.Invoke(step, loss, norm);
    }

    public void Dispose() => _pending?.Dispose();
}
