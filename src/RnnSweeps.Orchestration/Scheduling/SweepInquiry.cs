using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Scheduling;

/// <summary>
/// What the scheduler has asked of one sweep. A sweep is asked one thing at a time: as long as it has not answered it is not
/// asked again, and the run that it gives late is kept for the next slot.
/// </summary>
/// <param name="cannotSay">Told of a sweep that fails to answer; the others go on without it.</param>
internal sealed class SweepInquiry(SweepId id, ISweepGrain grain, Action<SweepId, Exception> cannotSay)
{
    private Task _standing = Task.CompletedTask;
    private Task<RunId?>? _run;

    public SweepId Id => id;

    /// <summary>The newest that is known.</summary>
    public SweepStatus? Status { get; private set; }

    /// <summary>True if it has said where it stands just now, and owes no run.</summary>
    public bool HasAnswered => Status is not null && _standing.IsCompleted && _run is null;

    /// <summary>
    /// Ends when <see cref="Status"/> is new, or cannot be had; at once where it owes an answer to a former pull, which has waited
    /// for it already.
    /// </summary>
    public Task StatusAsync() => _standing.IsCompleted ? _standing = ReadAsync() : Task.CompletedTask;

    /// <summary>Asks for its next run; <see cref="Take"/> has it once this ends.</summary>
    public Task AskAsync() => _run ??= GiveAsync();

    /// <summary>Nobody waits any longer for what was asked: once there is a run, somebody has to come again.</summary>
    public void CallWhenGiven(Action call) => _ = CallAsync(_run!, call);

    /// <summary>The run that was asked for, whenever that was; null if there is none, or not yet.</summary>
    public RunId? Take()
    {
        if (_run is not { IsCompleted: true } answer) return null;
        _run = null;
        return answer.Result;
    }

    private static async Task CallAsync(Task<RunId?> run, Action call)
    {
        if (await run is not null) call();
    }

    private async Task ReadAsync()
    {
        try
        {
            Status = await grain.Status();
        }
#pragma warning disable CA1031 // A boundary: a failure with one sweep never stops the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Status = null;
            cannotSay(id, error);
        }
    }

    private async Task<RunId?> GiveAsync()
    {
        try
        {
            return await grain.NextRun();
        }
#pragma warning disable CA1031 // A boundary, too: what it may have given comes back to its queue.
        catch (Exception error)
#pragma warning restore CA1031
        {
            cannotSay(id, error);
            return null;
        }
    }
}
