using CsCheck;
using RnnSweeps.Terminal.Tables;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.EndToEnd.Tables;

/// <summary>The layout alone, on tables of every shape.</summary>
public sealed class TextTableTests
{
    private static readonly Gen<string> Cell = Gen.OneOf(Gen.String[Gen.Char["abc =.,-"], 0, 60], Gen.OneOf([.. HostileTexts.All.Values]));

    private static readonly Gen<TextColumn> Column = Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 12], Gen.Bool, Gen.Int[-20, 30], Gen.Bool, Gen.Bool, Gen.Int[-3, 5])
        .Select((name, right, least, wraps, below, leftOut) => new TextColumn(name) { ToTheRight = right, Least = least < 4 ? null : least, Wraps = wraps, Below = below, LeftOut = leftOut < 1 ? null : leftOut });

    [Fact]
    public void No_line_is_wider_than_the_terminal_and_no_column_is_lost_without_a_word() =>
        Gen.Select(Column.Array[1, 9], Gen.Int[45, 200], Gen.Bool, Gen.Int).SelectMany((columns, width, flat, _) => Cell.Array[columns.Length].Array[0, 4].Select(rows => (columns, width, flat, rows))).Sample(t =>
        {
            var named = t.columns.Select((c, i) => c with { Name = $"{c.Name}{i}" }).ToList();
            var table = new TextTable(named);
            foreach (var row in t.rows) table.Add([.. row.Select(c => (TextCell)c)]);
            var lines = table.Lines(t.width, t.flat).Select(l => l.ToString()).ToList();
            var all = string.Concat(lines).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            // Each column that is shown has its rule; what has no turn to be left out always is.
            return lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= named.Count(c => !c.Below && c.LeftOut is null)
                && lines.All(l => CellText.Width(l) <= t.width) && named.Where(c => !c.Below && c.LeftOut is not null && !t.flat).All(c => all.Contains(c.Name, StringComparison.Ordinal));
        });

    [Fact]
    public void A_pipe_gets_every_column_and_every_character() =>
        Gen.Select(Column.Array[1, 6], Gen.Int).SelectMany((columns, _) => Gen.String[Gen.Char['a', 'z'], 1, 300].Array[columns.Length].Array[1, 3].Select(rows => (columns, rows))).Sample(t =>
        {
            var table = new TextTable(t.columns);
            foreach (var row in t.rows) table.Add([.. row.Select(c => (TextCell)c)]);
            var lines = table.Lines(null).Select(l => l.ToString()).ToList();
            return lines.Count == 2 + t.rows.Length && t.rows.Zip(lines.Skip(2)).All(r => r.First.SequenceEqual(r.Second.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        });

    [Fact]
    public void Columns_give_way_in_their_order_and_names_keep_their_width()
    {
        var table = new TextTable(TextColumn.Label("configuration"), TextColumn.Number("first", 1), TextColumn.Number("second", 2), TextColumn.Number("never"));
        table.Add("cell=rnn layers=2", "1", "2", "3");
        Assert.Equal(["configuration      second  never", "─────────────────  ──────  ─────", "cell=rnn layers=2       2      3", "No room in 38 columns for: first. A", "wider terminal, a file or a pipe has", "all."], table.Lines(38).Select(l => l.ToString()));
        Assert.Equal(["configuration      never", "─────────────────  ─────", "cell=rnn layers=2      3"], table.Lines(30).Take(3).Select(l => l.ToString()));
        Assert.Equal(["configurat…  never", "───────────  ─────", "cell=rnn         3", "layers=2"], table.Lines(18).Take(4).Select(l => l.ToString()));
    }

    [Fact]
    public void A_sentence_without_room_stands_under_its_row()
    {
        var table = new TextTable(new TextColumn("name"), TextColumn.Prose("why"));
        table.Add("a name of a certain width", "It is told in a sentence that is longer than what is left beside the name.");
        Assert.Equal(
            ["name", "─────────────────────────", "a name of a certain width", "    why: It is told in a sentence that is longer", "    than what is left beside the name."],
            table.Lines(50).Select(l => l.ToString()));
    }

    [Fact]
    public void Wide_letters_take_two_columns()
    {
        var table = new TextTable(new TextColumn("name"), TextColumn.Number("n"));
        table.Add("漢字", "1");
        table.Add("abcd", "2");
        Assert.Equal(["name  n", "────  ─", "漢字  1", "abcd  2"], table.Lines(80).Select(l => l.ToString()));
    }
}
