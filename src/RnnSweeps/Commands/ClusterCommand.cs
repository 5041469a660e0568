using System.CommandLine;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ClusterCommand : Command
{
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ClusterCommand(Screen screen, TimeProvider time)
        : base("cluster", "Show the silos, their leases, slots and devices, and which run trains where.")
    {
        (_screen, _time) = (screen, time);
        _results.AddTo(this);
        Add(_format);
        SetAction(ShowAsync);
    }

    private async Task<int> ShowAsync(ParseResult parse, CancellationToken cancellation)
    {
        var place = _results.Of(parse);
        IReadOnlyList<SiloRecord> silos = [];
        if (place.Store is not null)
            await using (var store = await _results.OpenAsync(parse, cancellation)) silos = await store.SilosAsync(cancellation);
        using var security = ClientSecurity.FromEnvironment(_time);
        await using var client = place.Store is { ConnectionString: { } database } address
            ? await SweepClient.JoinAsync(database, address.ToString(), security, cancellation)
            : await SweepClient.ConnectAsync(place.Folder, cancellation);
        var lines = ClusterLine.Of(silos, await client.ClusterAsync());
        if (_format.IsJson(parse)) _screen.JsonList(lines);
        else _screen.Show(ClusterLine.Table(lines));
        return ExitCode.Done;
    }
}
