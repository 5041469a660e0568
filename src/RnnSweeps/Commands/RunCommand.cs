using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class RunCommand : Command
{
    private readonly FileArgument _file = new();
    private readonly Option<bool> _new = new("--new") { Description = "Start afresh, even where the same file, or another one of its name, was run before" };
    private readonly ResultsOption _results = new();
    private readonly SlotOptions _place = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public RunCommand(Screen screen, TimeProvider time)
        : base("run", "Train a sweep here and now and end with its leaderboard; the same file again continues it, or shows it once it has ended.")
    {
        (_screen, _time) = (screen, time);
        Add(_file);
        Add(_new);
        Add(_results);
        _place.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var reading = ParsedSweepFile.OfFile(parse.GetRequiredValue(_file), library.Names());
        _screen.Say(reading.Notices);
        var folder = _results.Folder(parse);
        var found = parse.GetValue(_new) ? null : await FormerAsync(folder, reading, cancellation);
        if (found is { Differences.Count: > 0 }) throw new UsageException(found.Choice($"{CommandLine(parse)} {_new.Name}"));
        var former = found?.Sweep;
        if (former is { State: not SweepState.Active }) return await ShowAgainAsync(former, folder, reading, CommandLine(parse), cancellation);

        var prepared = former is null ? await new SubmissionPreparation(library, folder, new TextProgress(_screen, _time)).PrepareAsync(reading, cancellation) : null;
        using var right = await HostClaim.TakeAsync(folder, _screen, _time, cancellation);
        await using var store = await ResultStore.OpenAsync(folder.Database, _time, cancellation);
        var sweep = former ?? await store.AddSweepAsync(prepared!.Freeze(), cancellation);
        _screen.Say(former is null ? $"Sweep {sweep.Id} has been accepted." : $"Sweep {sweep.Id} goes on where it was.");
        await TellOthersAsync(store, sweep, cancellation);
        var watch = new SweepWatch(_screen, store, _time);
        try
        {
            await using var host = await SweepHost.StartAsync(_place.Of(parse, folder, sweep.Id), store, _screen, _time, cancellation);
            var end = watch.UntilEndAsync(sweep.Id, cancellation);
            await Stopping.ToldAsync(_screen, end);
            sweep = await end;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _screen.Say($"Stopped; what was trained is kept. To go on: {CommandLine(parse)}");
            throw;
        }
        return await new SweepSummary(_screen, store, folder).ShowAsync(sweep, reading.Definition.Metric, cancellation, watch.Reported);
    }

    /// <summary>The sweep of this name that means the same, or else the newest one.</summary>
    private async Task<FormerSweep?> FormerAsync(ResultsFolder folder, ParsedSweepFile reading, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(folder, reading, cancellation);
        }
        catch (OlderSchemaException)
        {
            // Whoever runs will write in a moment, and may bring the store up to date as well.
            using (await HostClaim.TakeAsync(folder, _screen, _time, cancellation)) await (await ResultStore.OpenAsync(folder.Database, _time, cancellation)).DisposeAsync();
            return await FindAsync(folder, reading, cancellation);
        }
    }

    private static async Task<FormerSweep?> FindAsync(ResultsFolder folder, ParsedSweepFile reading, CancellationToken cancellation)
    {
        await using var store = await ResultStore.OpenForReadingAsync(folder.Database, cancellation);
        return store is null ? null : await FormerSweep.FindAsync(store, reading, cancellation);
    }

    private async Task<int> ShowAgainAsync(SweepRecord former, ResultsFolder folder, ParsedSweepFile reading, string commandLine, CancellationToken cancellation)
    {
        await using var store = await ResultStore.OpenForReadingAsync(folder.Database, cancellation);
        var code = await new SweepSummary(_screen, store!, folder).ShowAsync(former, reading.Definition.Metric, cancellation);
        if (former.State.IsFinal()) _screen.Say($"This file was run before and its sweep has ended, so nothing was trained. To train it again: {commandLine} --new");
        return code;
    }

    private async Task TellOthersAsync(ResultStore store, SweepRecord mine, CancellationToken cancellation)
    {
        var others = (await store.ActiveSweepsAsync(cancellation)).Where(s => s.Id != mine.Id).Select(s => s.Id.ToString()).ToList();
        if (others.Count > 0) _screen.Say($"Other unfinished sweeps wait in this folder: {string.Join(", ", others)}. 'rnnsweeps serve' goes on with them.");
    }

    /// <summary>What the person typed, for typing it again: without <c>--new</c>, which would start afresh.</summary>
    private string CommandLine(ParseResult parse) =>
        "rnnsweeps " + string.Join(' ', parse.Tokens.Select(t => t.Value).Where(t => t != _new.Name).Select(t => t.Contains(' ', StringComparison.Ordinal) ? $"'{t}'" : t));
}
