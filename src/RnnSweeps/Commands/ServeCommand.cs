using System.CommandLine;
using RnnSweeps.Core;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ServeCommand : Command
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly ResultsOption _results = new();
    private readonly SlotOptions _place = new();
    private readonly SiloOptions _silo;
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ServeCommand(Screen screen, TimeProvider time)
        : base("serve", "Host a results folder, alone or as one silo among several that share a store: train whatever is submitted, until Ctrl+C.")
    {
        (_screen, _time, _silo) = (screen, time, new SiloOptions(time));
        _results.AddTo(this);
        _place.AddTo(this);
        _silo.AddTo(this);
        SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var place = _results.Of(parse);
        if (_results.ShowsPassword(parse)) _screen.Say($"The password in --store can be read in the list of processes: put it into {ResultsOption.StoreVariable}, PGPASSWORD or a passfile.");
        var options = _silo.Of(parse, _place.Of(parse, place.Folder), place.Store);
        using var right = options.Cluster is { } member ? HostClaim.TakeSilo(place.Folder, member) : await HostClaim.TakeAsync(place.Folder, _screen, _time, cancellation);
        await using var store = await OpenAsync(place, options.Cluster, cancellation);
        try
        {
            return await ServeAsync(place, options, store, cancellation);
        }
        catch (NotJoinedException error)
        {
            _screen.Say($"This silo could not join the others ({SecretText.Redact(error.Message.Split('\n')[0]).TrimEnd('.')}): it tries again.");
            await Task.Delay(BetweenTries, _time, cancellation);
            return ThisProgram.BeginAnew();
        }
    }

    private async Task<int> ServeAsync(ResultsLocation place, OrchestrationOptions options, ResultStore store, CancellationToken cancellation)
    {
        await using var host = await SweepHost.StartAsync(options, store, _screen, _time, cancellation);
        _screen.Say(options.Cluster is { } member
            ? $"Serving {place.Folder.Root} as silo {member.SiloName} on {member.Advertised}, ports {options.SiloPort} and {options.GatewayPort}; Ctrl+C ends. Its slots: rnnsweeps cluster"
            : $"Serving {place.Folder.Root} as process {Environment.ProcessId}; Ctrl+C ends. Submit with: rnnsweeps submit FILE --results {place.Folder.Root}");
        await Stopping.ToldAsync(_screen, Task.WhenAny(host.Lost, Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellation)).Unwrap());
        _screen.Say("This silo was cut off or stood still for so long that the others have given it up: its trainers are ended, and it joins again.");
        await host.AbandonAsync();
        return ThisProgram.BeginAnew();
    }

    /// <summary>
    /// The store, once it has been told what goes on in it. A silo waits for its database, whenever that is lost meanwhile: machines
    /// start in any order, and one that was cut off comes back before its network does.
    /// </summary>
    private async Task<ResultStore> OpenAsync(ResultsLocation place, SiloMembership? cluster, CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            ResultStore? store = null;
            try
            {
                store = await ResultStore.OpenAsync(place.Address, place.Folder.Root, _time, cancellation);
                if (cluster is not null) await OrchestrationHosting.PrepareClusterAsync(store, cancellation);
                var sweeps = await store.SweepsAsync(cancellation);
                foreach (var sweep in sweeps.Reverse().Where(s => s.State == SweepState.Active)) _screen.Say($"Sweep {sweep.Id} goes on where it was.");
                foreach (var sweep in sweeps.Where(s => s.State == SweepState.Paused)) _screen.Say($"Sweep {sweep.Id} stays paused until: rnnsweeps resume {sweep.Id}");
                return store;
            }
            catch (Exception error)
            {
                if (store is not null) await store.DisposeAsync();
                if (error is not StoreUnavailableException || cluster is null) throw;
                if (!told) _screen.Say($"{error.Message} Waiting for it.");
                await Task.Delay(BetweenTries, _time, cancellation);
            }
        }
    }
}
