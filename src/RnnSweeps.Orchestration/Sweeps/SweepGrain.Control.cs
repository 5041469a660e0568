using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>What people ask while the sweep goes on. It is in the store before the sweep hears of it, and nobody waits for a trainer.</summary>
internal sealed partial class SweepGrain
{
    public async Task OnControl()
    {
        await ReadAsync(CancellationToken.None);
        if (_decisions is null || _record.State.IsFinal()) return;
        await OneAtATimeAsync(() => SynchroniseAsync());
        await InterruptAsync();
        await DecideAsync();
        EndIfAllEnded();
    }

    public async Task<ControlAnswer> Cancel(CancelRequest request)
    {
        if (_record.State.IsFinal()) return await store.ControlAsync(request);
        _cancelling = true;
        try
        {
            // What is out has a trainer, or may get one any moment: its own grain ends it, so that no late report surprises it.
            await Task.WhenAll(_queue.Dispatched.Select(run => Run(run).Cancel(request with { Run = run })));
            var answer = await store.ControlAsync(request);
            if (answer.HasChanged) LogEnded(_id, SweepState.Cancelled);
            await ReadAsync(CancellationToken.None);
            if (_decisions is not null) await OneAtATimeAsync(() => SynchroniseAsync());
            _ = csv.WriteAsync(_id);
            return answer;
        }
        finally
        {
            // Where it failed half-way, whoever asked is told, and what is left of the sweep goes on.
            _cancelling = false;
        }
    }

    public Task<bool> IsSettled() => Task.FromResult(!_settling && !csv.IsWriting(_id));

    /// <summary>Tells the trainers of paused runs to stop, as often as it takes: they come back as interrupted.</summary>
    private Task InterruptAsync() => Task.WhenAll((_record.State == SweepState.Paused ? _queue.Dispatched : _queue.DispatchedAndPaused).Select(async run =>
    {
        try
        {
            await Run(run).Interrupt();
        }
#pragma warning disable CA1031 // A boundary: one silo that does not answer keeps no other from hearing; the sweep is looked after again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotInterrupted(run, error);
        }
    }));
}
