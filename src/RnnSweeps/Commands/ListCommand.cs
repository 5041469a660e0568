using System.CommandLine;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ListCommand : Command
{
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;

    public ListCommand(Screen screen)
        : base("list", "List the sweeps of a results folder, newest first.")
    {
        _screen = screen;
        _results.AddTo(this);
        Add(_format);
        SetAction(ListAsync);
    }

    private async Task<int> ListAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var counts = await store.RunCountsAsync(cancellation);
        var lines = (await store.SweepsAsync(cancellation)).Select(s => SweepLine.Of(s, counts.GetValueOrDefault(s.Id, RunCounts.None))).ToList();
        if (_format.IsJson(parse)) _screen.JsonList(lines);
        else _screen.Show(SweepLine.Table(lines));
        return ExitCode.Done;
    }
}
