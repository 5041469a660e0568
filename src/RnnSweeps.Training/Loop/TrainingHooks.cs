using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Loop;

/// <summary>Who listens to a training.</summary>
public sealed record TrainingHooks
{
    /// <summary>Told every event of the run, in order.</summary>
    public required Action<RunEvent> Report { get; init; }

    /// <summary>Step from 0, mean loss of the batch in nats, global norm of the gradients before clipping.</summary>
    public Action<long, double, double>? Step { get; init; }

    /// <summary>Told on the training thread after each batch that was trained or measured; it must cost nothing.</summary>
    public Action? Stepped { get; init; }

    /// <summary>Asked after each epoch how many, from the first, the store has for good; null where there is no store.</summary>
    public Func<int>? Stored { get; init; }

    /// <summary>End quietly after so many steps; null for a whole training.</summary>
    public long? MaxSteps { get; init; }

    /// <summary>False to leave no files.</summary>
    public bool Checkpoints { get; init; } = true;

    /// <summary>
    /// Above 0 to put every weight one unit in the last place off before each step, to see how far rounding drives a training.
    /// Each number is another disturbance: up or down, weight by weight.
    /// </summary>
    public int Disturbance { get; init; }
}
