namespace RnnSweeps.Training.Checkpoints;

/// <summary>A checkpoint that a training can go on from.</summary>
/// <param name="File">Its full path.</param>
/// <param name="BestFile">Full path of the best weights until then; null for a run that had not been validated.</param>
internal sealed record FoundCheckpoint(Checkpoint Content, string File, string? BestFile = null);
