using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

/// <summary>So many runs of a sweep in one state.</summary>
/// <param name="Paused">True for those that a person has paused.</param>
public sealed record StateCount(RunState State, bool Paused, int Runs);

/// <summary>How many runs of a sweep are in each state.</summary>
public sealed record StateCounts(IReadOnlyList<StateCount> States)
{
    public int Runs => Of(_ => true);

    /// <summary>In few words.</summary>
    public RunCounts Sum => new(
        Runs, Of(s => s.State == RunState.Completed), Of(s => s.State == RunState.Failed), Of(s => s.Paused && !s.State.IsFinal()),
        Of(s => s.State == RunState.Running || (s.State == RunState.Queued && !s.Paused)))
    {
        Stopped = Of(s => s.State == RunState.Stopped),
    };

    private int Of(Func<StateCount, bool> which) => States.Where(which).Sum(s => s.Runs);
}
