using System.CommandLine;
using RnnSweeps.Hosting;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ServeCommand : Command
{
    private readonly ResultsOption _results = new();
    private readonly PlaceOptions _place = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ServeCommand(Screen screen, TimeProvider time)
        : base("serve", "Host a results folder: train whatever is submitted to it, until Ctrl+C.")
    {
        (_screen, _time) = (screen, time);
        Add(_results);
        _place.AddTo(this);
        SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var folder = _results.Folder(parse);
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, _time, cancellation);
        foreach (var sweep in await store.ActiveSweepsAsync(cancellation)) _screen.Say($"Sweep {sweep.Id} goes on where it was.");
        await using var host = await SweepHost.StartAsync(_place.Of(parse, folder), store, _time, cancellation);
        _screen.Say($"Serving {folder.Root} as process {Environment.ProcessId}; Ctrl+C ends. Submit with: rnnsweeps submit FILE --results {folder.Root}");
        await Stopping.ToldAsync(_screen, Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellation));
        return ExitCode.Done;
    }
}
