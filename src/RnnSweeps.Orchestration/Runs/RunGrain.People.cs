using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>What people ask of one run.</summary>
internal sealed partial class RunGrain
{
    public async Task<ControlAnswer> Cancel(CancelRequest request)
    {
        var answer = await store.ControlAsync(request);
        await ReadAsync(Id);
        if (_row.State == RunState.Cancelled) await Interrupt();
        DeactivateOnIdle();
        return answer;
    }

    public Task Interrupt() => agents.StopAsync(Id);

    /// <summary>
    /// False while a person has it or its sweep paused, and while the trainer of an attempt that a person ended has not left its
    /// slot: another one must never begin beside it. The sweep learns of its end by asking.
    /// </summary>
    private async Task<bool> MayBeginAsync(Placement place)
    {
        if (!await store.MayBeginAsync(Id))
        {
            await Sweep.OnRequeued(Id, null);
            return false;
        }
        if (_row.Attempt == 0 || _row.RetriedAt < _row.Attempt) return true;
        return !(await agents.SlotsAsync()).Any(s => s.Run == Id && (s.Owner, s.Slot) != (place.Owner, place.Slot));
    }
}
