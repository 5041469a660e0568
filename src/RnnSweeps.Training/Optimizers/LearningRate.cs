using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Optimizers;

/// <summary>The learning rate of every step, with the formulas of PyTorch's schedulers; first a straight rise over the warm-up.</summary>
internal sealed class LearningRate(TrainingSettings settings, int stepsOfEpoch)
{
    // PyTorch's defaults for the ends of a cycle.
    private const double CycleStart = 1.0 / 25, CycleEnd = 1e-4;

    private readonly long _warmup = (long)settings.WarmupEpochs * stepsOfEpoch;

    /// <param name="step">Of the whole training, from 0.</param>
    /// <param name="falls">Of schedule <c>plateau</c>: how often the rate has fallen so far.</param>
    public double At(long step, int falls)
    {
        if (step < _warmup) return settings.Lr * (step + 1) / _warmup;
        var epoch = step / stepsOfEpoch - settings.WarmupEpochs;
        return settings.Schedule switch
        {
            ScheduleKind.Constant => settings.Lr,
            ScheduleKind.Step => settings.Lr * Math.Pow(settings.Gamma, epoch / settings.StepEpochs),
            ScheduleKind.Exponential => settings.Lr * Math.Pow(settings.Gamma, epoch),
            ScheduleKind.Cosine => Between(settings.Lr, settings.LrMin, (double)epoch / (settings.Epochs - settings.WarmupEpochs)),
            ScheduleKind.OneCycle => OneCycle(step - _warmup),
            ScheduleKind.Plateau => Math.Max(settings.Lr * Math.Pow(settings.Gamma, falls), settings.LrMin),
            _ => throw new InvalidOperationException($"Unknown schedule {settings.Schedule}."),
        };
    }

    /// <summary>Smith and Topin (2018), with cosine slopes.</summary>
    private double OneCycle(long step)
    {
        var last = (long)(settings.Epochs - settings.WarmupEpochs) * stepsOfEpoch - 1;
        var peak = settings.PeakShare * (last + 1) - 1;
        var (low, end) = (settings.Lr * CycleStart, settings.LrMin > 0 ? settings.LrMin : settings.Lr * CycleStart * CycleEnd);
        if (step < peak) return Between(low, settings.Lr, step / peak);
        return last > peak ? Between(settings.Lr, end, (step - Math.Max(peak, 0)) / (last - Math.Max(peak, 0))) : settings.Lr;
    }

    /// <summary>Half a cosine from one rate to another.</summary>
    private static double Between(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * Math.Min(1, share)));
}
