using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class WatchCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public WatchCommand(Screen screen, TimeProvider time)
        : base("watch", "Follow a sweep that a host trains until it has ended, then show its leaderboard.")
    {
        (_screen, _time) = (screen, time);
        Add(_sweep);
        _results.AddTo(this);
        SetAction(WatchAsync);
    }

    private async Task<int> WatchAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        var folder = _results.Folder(parse);
        if (sweep.State == SweepState.Active && HostFile.FindLiving(folder) is null)
            _screen.Say($"No host runs in {folder.Root}: sweep {sweep.Id} waits for 'rnnsweeps serve' or 'rnnsweeps run FILE'.");
        var watch = new SweepWatch(_screen, store, _time);
        var ended = await watch.UntilEndAsync(sweep.Id, cancellation);
        return await new SweepSummary(_screen, store, folder).ShowAsync(ended, ParsedSweepFile.Of(ended).Definition.Metric, cancellation, watch.Reported);
    }
}
