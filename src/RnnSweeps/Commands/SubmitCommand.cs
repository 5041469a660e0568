using System.CommandLine;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class SubmitCommand : Command
{
    private readonly FileArgument _file = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public SubmitCommand(Screen screen, TimeProvider time)
        : base("submit", "Hand a sweep to the host of the results folder, or leave it there for the next one; prints its id.")
    {
        (_screen, _time) = (screen, time);
        Add(_file);
        _results.AddTo(this);
        SetAction(SubmitAsync);
    }

    private async Task<int> SubmitAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var reading = ParsedSweepFile.OfFile(parse.GetRequiredValue(_file), library.Names());
        _screen.Say(reading.Notices);
        var folder = _results.Folder(parse);
        var prepared = await new SubmissionPreparation(library, folder, new TextProgress(_screen, _time)).PrepareAsync(reading, cancellation);
        var place = _results.Of(parse);
        var former = place.Store is null ? await FormerAsync(folder, reading, cancellation) : null;
        var control = new SweepControl(place, _screen, _time);
        var sweep = await control.SubmitAsync(prepared, cancellation);
        _screen.Line($"{sweep}");
        if (former is { Differences.Count: 0 }) _screen.Say($"Sweep {former.Sweep.Id} means the same; {sweep} is trained beside it. If that was not meant: rnnsweeps cancel {sweep}");
        else if (former is not null) _screen.Say($"Sweep {former.Sweep.Id} has the same name, and another {string.Join(", ", former.Differences)}.");
        _screen.Say(control.Host switch
        {
            null when control.HasHost => $"The cluster trains it. To follow it: rnnsweeps watch {sweep}",
            null => $"No host runs in {folder.Root}: the sweep waits for 'rnnsweeps serve' or 'rnnsweeps run {parse.GetRequiredValue(_file)}'.",
            { OnlySweep: { } only } host => $"Process {host.ProcessId} trains sweep {only} alone and ends with it: yours waits for 'rnnsweeps serve'.",
            var host => $"Process {host.ProcessId} trains it. To follow it: rnnsweeps watch {sweep}",
        });
        return ExitCode.Done;
    }

    /// <summary>What was submitted before under this name; null where nothing was, or the store is that of an older release.</summary>
    private static async Task<FormerSweep?> FormerAsync(ResultsFolder folder, ParsedSweepFile reading, CancellationToken cancellation)
    {
        try
        {
            await using var store = await ResultStore.OpenForReadingAsync(folder.Database, cancellation);
            return store is null ? null : await FormerSweep.FindAsync(store, reading, cancellation);
        }
        catch (OlderSchemaException)
        {
            return null;
        }
    }
}
