using System.CommandLine;
using RnnSweeps.Results.Csv;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ExportCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public ExportCommand(Screen screen)
        : base("export", "Write a sweep's CSV files again: leaderboard, runs and curves.")
    {
        _screen = screen;
        Add(_sweep);
        _results.AddTo(this);
        SetAction(ExportAsync);
    }

    private async Task<int> ExportAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        foreach (var file in await CsvExport.WriteAsync(store, _results.Folder(parse), sweep.Id, cancellation)) _screen.Line(file);
        return ExitCode.Done;
    }
}
