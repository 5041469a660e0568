using RnnSweeps.Commands;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Submission;

/// <summary>
/// Where sweeps are handed in and steered: at the host of the results folder, or any silo of the cluster; where none runs, in
/// the store itself, of a folder under the lock that a host would hold.
/// </summary>
internal sealed class SweepControl(ResultsLocation place, Screen screen, TimeProvider time)
{
    /// <summary>The host of the results folder that has answered, or null where none runs, or where the store is that of a cluster.</summary>
    public HostFile? Host { get; private set; }

    /// <summary>True once somebody has answered who trains.</summary>
    public bool HasHost { get; private set; }

    /// <summary>When this ends the sweep is stored.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public Task<SweepId> SubmitAsync(PreparedSweep sweep, CancellationToken cancellation) => AskAsync(
        client => client.SubmitAsync(sweep.Freeze()),
        async store => (await store.AddSweepAsync(sweep.Freeze(), cancellation)).Id,
        cancellation);

    /// <summary>Does what is asked of a sweep or of one of its runs.</summary>
    /// <exception cref="NoHostException">There is a host, and it does not answer.</exception>
    public Task<ControlAnswer> ControlAsync(ControlRequest request, CancellationToken cancellation) => AskAsync(
        client => client.ControlAsync(request), store => store.ControlAsync(request, cancellation), cancellation);

    private async Task<T> AskAsync<T>(Func<SweepClient, Task<T>> ask, Func<ResultStore, Task<T>> write, CancellationToken cancellation)
    {
        if (place.Store is { ConnectionString: { } database } address)
        {
            await using var shared = await ResultStore.OpenAsync(address, place.Folder.Root, time, cancellation);
            // Whoever holds no lease trains nothing, and finds in the store what was left there.
            if (!(await shared.SilosAsync(cancellation)).Any(s => s.IsHeld)) return await write(shared);
            using var security = ClientSecurity.FromEnvironment(time);
            await using var silo = await SweepClient.JoinAsync(database, address.ToString(), security, cancellation);
            HasHost = true;
            return await ask(silo);
        }
        var passing = new DepartingHost(place.Folder, screen, time);
        while (true)
        {
            if (HostFile.FindLiving(place.Folder) is { } host)
            {
                var (answer, reached) = await TryAskAsync(host, ask, cancellation);
                if (reached) return answer;
            }
            else if (HostLock.TryTake(place.Folder) is { } right)
            {
                using (right)
                {
                    await using var store = await ResultStore.OpenAsync(place.Folder.Database, time, cancellation);
                    return await write(store);
                }
            }
            else await passing.WaitAsync(cancellation);
        }
    }

    /// <summary>False where the host ended before it was reached.</summary>
    private async Task<(T Answer, bool Reached)> TryAskAsync<T>(HostFile host, Func<SweepClient, Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            await using var client = await SweepClient.ConnectAsync(place.Folder, cancellation);
            (Host, HasHost) = (host, true);
            return (await ask(client), true);
        }
        catch (NoHostException) when (!HasHost && HostFile.FindLiving(place.Folder) != host)
        {
            return (default!, false);
        }
    }
}
