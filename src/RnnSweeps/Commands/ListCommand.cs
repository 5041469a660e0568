using System.CommandLine;
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
        var lines = new List<SweepLine>();
        foreach (var sweep in await store.SweepsAsync(cancellation))
            lines.Add(SweepLine.Of(sweep, await store.RunsAsync(sweep.Id, cancellation)));
        if (_format.IsJson(parse)) _screen.JsonList(lines);
        else _screen.Show(SweepLine.Table(lines));
        return ExitCode.Done;
    }
}
