using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Hosting;
using RnnSweeps.Results.Csv;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class RunCommand : Command
{
    private readonly FileArgument _file = new();
    private readonly Option<bool> _new = new("--new") { Description = "Start afresh, even where the same file was run before" };
    private readonly ResultsOption _results = new();
    private readonly PlaceOptions _place = new();
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
        var reading = SweepReading.OfFile(parse.GetRequiredValue(_file));
        var folder = _results.Folder(parse);
        var former = parse.GetValue(_new) ? null : await FindAsync(folder, reading, cancellation);
        if (former is { State: not SweepState.Active }) return await ShowAsync(former, reading, folder, cancellation);

        var submission = former is null ? await reading.ToSubmissionAsync(_screen, cancellation) : null;
        using var right = HostRight.Take(folder);
        await using var store = await ResultStore.OpenAsync(folder.Database, _time, cancellation);
        var sweep = former ?? await submission!.SubmitAsync(store, folder, cancellation);
        _screen.Say(former is null ? $"Sweep {sweep.Id} has been accepted." : $"Sweep {sweep.Id} goes on where it was.");
        await TellOthersAsync(store, sweep, cancellation);
        try
        {
            await using (await Host.StartAsync(folder, store, _time, _place.Settings(parse) with { OnlySweep = sweep.Id }, cancellation))
                sweep = await new SweepWatch(_screen, store, _time).UntilEndAsync(sweep.Id, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _screen.Say($"Stopped. To go on: {CommandLine(parse)}");
            throw;
        }
        await CsvExport.WriteAsync(store, folder, sweep.Id, cancellation);
        return await new SweepReport(_screen, store, folder).ShowAsync(sweep, reading.Definition.Metric, cancellation);
    }
}
