namespace RnnSweeps.Results.Store;

/// <summary>How many runs of a sweep stand where.</summary>
/// <param name="Runs">All of them.</param>
/// <param name="Completed">Trained to their end.</param>
/// <param name="Failed">Ended as failed.</param>
/// <param name="Paused">Unfinished, and paused by a person.</param>
/// <param name="GoingOn">In training, or waiting for a slot.</param>
public sealed record RunCounts(int Runs, int Completed, int Failed, int Paused, int GoingOn)
{
    /// <summary>Ended by a rule, before or at their last epoch.</summary>
    public int Stopped { get; init; }

    public static RunCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>True if nothing goes on until a person resumes a run.</summary>
    public bool WaitsForPeople => Paused > 0 && GoingOn == 0;
}
