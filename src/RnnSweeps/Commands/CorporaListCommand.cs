using System.CommandLine;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;
using Spectre.Console;

namespace RnnSweeps.Commands;

internal sealed class CorporaListCommand : Command
{
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public CorporaListCommand(Screen screen, TimeProvider time)
        : base("list", "Every text by name, and where it would be taken from now.")
    {
        (_screen, _time) = (screen, time);
        Add(_format);
        SetAction(List);
    }

    private int List(ParseResult parse)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        if (_format.IsJson(parse)) _screen.JsonList(library.List());
        else _screen.Show(Table(library.List()));
        return ExitCode.Done;
    }

    private static Table Table(IEnumerable<TextListing> texts)
    {
        var table = Screen.Table(
            ("name", Justify.Left), (Screen.Shrinking("title"), Justify.Left), (Screen.Shrinking("author"), Justify.Left), ("year", Justify.Right), ("characters", Justify.Right),
            ("place", Justify.Left), (Screen.Shrinking("from"), Justify.Left));
        foreach (var t in texts)
        {
            table.AddRow([.. new[]
            {
                t.Name, t.Title ?? "", t.Author ?? "", $"{t.Year}", Figures.Count(t.Characters), t.Place.ToString().ToLowerInvariant(), t.Fault ?? t.From,
            }.Select(cell => new Text(cell) { Overflow = Overflow.Ellipsis })]);
        }
        return table;
    }
}
