using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>
/// Where sweeps are handed in and called off: at the host of the results folder or, where none runs, in the store itself,
/// under the lock that a host would hold.
/// </summary>
internal sealed class SweepDesk(ResultsFolder folder, TimeProvider time)
{
    /// <summary>The host that answers, or null where none runs.</summary>
    public HostFile? Host { get; } = HostFile.FindLiving(folder);

    /// <summary>When this ends the sweep is stored.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public async Task<SweepId> SubmitAsync(PreparedSweep sweep, CancellationToken cancellation)
    {
        if (Host is not null)
        {
            await using var client = await SweepClient.ConnectAsync(folder, cancellation);
            return await client.SubmitAsync(sweep.Freeze());
        }
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, time, cancellation);
        return (await store.AddSweepAsync(sweep.Freeze(), cancellation)).Id;
    }

    /// <summary>Lets a halted sweep go on under other limits; false if it is not halted.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public async Task<bool> ResumeAsync(SweepId sweep, Allowance allowance, CancellationToken cancellation)
    {
        if (Host is not null)
        {
            await using var client = await SweepClient.ConnectAsync(folder, cancellation);
            return await client.ResumeAsync(sweep, allowance);
        }
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, time, cancellation);
        return await store.ResumeAsync(sweep, allowance, cancellation);
    }

    /// <summary>Ends the sweep and its unfinished runs; false if it had ended before.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public async Task<bool> CancelAsync(SweepId sweep, string reason, CancellationToken cancellation)
    {
        if (Host is not null)
        {
            await using var client = await SweepClient.ConnectAsync(folder, cancellation);
            return await client.CancelAsync(sweep, reason);
        }
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, time, cancellation);
        foreach (var run in await store.RunsAsync(sweep, cancellation))
            if (!run.State.IsFinal()) await store.EndRunAsync(run.Id, run.Attempt, RunOutcome.Cancelled(reason), cancellation);
        return await store.EndSweepAsync(sweep, SweepState.Cancelled, reason, cancellation);
    }
}
