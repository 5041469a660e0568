namespace RnnSweeps.Training.Trainers;

/// <summary>How long a trainer lives without its agent.</summary>
public sealed record TrainerOptions
{
    /// <summary>Silence on the input after which the trainer ends by itself. Its run may be given away only after this has surely passed.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long an ending trainer may take to leave its last checkpoint: a step, a file and a word.</summary>
    public TimeSpan TimeToEnd { get; init; } = TimeSpan.FromSeconds(2);
}
