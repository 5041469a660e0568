using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>
/// Where sweeps are handed in and steered: at the host of the results folder or, where none runs, in the store itself,
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

    /// <summary>Does what is asked of a sweep or of one of its runs.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public async Task<SteeringAnswer> SteerAsync(SteeringRequest request, CancellationToken cancellation)
    {
        if (Host is not null)
        {
            await using var client = await SweepClient.ConnectAsync(folder, cancellation);
            return await client.SteerAsync(request);
        }
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, time, cancellation);
        return await store.SteerAsync(request, cancellation);
    }
}
