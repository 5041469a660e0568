using System.CommandLine;
using RnnSweeps.Terminal;
using RnnSweeps.Terminal.Tables;
using RnnSweeps.Training.Text;

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

    private static TextTable Table(IEnumerable<TextListing> texts)
    {
        var table = new TextTable(
            new TextColumn("name"), new TextColumn("title") { Least = 20 }, new TextColumn("author") { Least = 12, LeftOut = 3 }, TextColumn.Number("year", 2), TextColumn.Number("characters", 4),
            new TextColumn("place"), new TextColumn("from") { Least = 20, Wraps = true, LeftOut = 1 });
        foreach (var t in texts)
            table.Add(t.Name, t.Title ?? "", t.Author ?? "", $"{t.Year}", Figures.Count(t.Characters), t.Place.ToString().ToLowerInvariant(), t.Fault ?? t.From);
        return table;
    }
}
