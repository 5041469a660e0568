using RnnSweeps.Core;
using Spectre.Console;

namespace RnnSweeps.Terminal.Tables;

/// <summary>
/// Rows under a header, as every command shows them. A file or a pipe gets all of it, a terminal what fits into its width; what does not is
/// named in the last line.
/// </summary>
internal sealed class TextTable(params IReadOnlyList<TextColumn> columns)
{
    private const string Indent = "    ";

    /// <summary>Sentences under a row take as many columns at least, be the row as narrow as it is.</summary>
    private const int LeastBelow = 72;

    private readonly List<IReadOnlyList<TextCell>> _rows = [];

    /// <summary>A sentence under the rows; null for none.</summary>
    public string? Remark { get; set; }

    public int Rows => _rows.Count;

    public void Add(params IReadOnlyList<TextCell> cells)
    {
        if (cells.Count != columns.Count) throw new ArgumentException($"{cells.Count} cells for {columns.Count} columns.", nameof(cells));
        _rows.Add([.. cells.Select(c => c with { Text = VisibleText.Line(c.Text) })]);
    }

    /// <param name="width">Of the terminal; null for a file or a pipe.</param>
    /// <param name="flat">True for a line a row, whatever its length: what is too long is cut off.</param>
    public IEnumerable<TextLine> Lines(int? width, bool flat = false)
    {
        var names = columns.Select(c => VisibleText.Line(c.Name)).ToList();
        var whole = names.Select((n, i) => _rows.Select(r => CellText.Width(r[i].Text)).Append(CellText.Width(n)).Max()).ToList();
        var widths = TableLayout.Of(columns, whole, width).Widths;
        var shown = Enumerable.Range(0, columns.Count).Where(i => widths[i] is not null).ToList();
        yield return Joined([.. shown.Select(i => new TextCell(CellText.Fill(CellText.Cut(names[i], widths[i]!.Value), widths[i]!.Value, columns[i].ToTheRight)))]);
        yield return Joined([.. shown.Select(i => new TextCell(new string('─', widths[i]!.Value)))]);
        foreach (var line in _rows.SelectMany(row => Row(row, widths, shown, width, flat))) yield return line;
        var foot = (IEnumerable<string?>)[Remark, LeftOut(names, widths, width, flat)];
        foreach (var text in foot.OfType<string>())
            foreach (var line in width is { } all ? flat ? [CellText.Cut(text, all)] : CellText.Wrap(text, all) : [text]) yield return new TextLine([new TextCell(line)]);
    }

    private IEnumerable<TextLine> Row(IReadOnlyList<TextCell> row, IReadOnlyList<int?> widths, List<int> shown, int? width, bool flat)
    {
        var cells = shown.ToDictionary(i => i, i => columns[i].Wraps && !flat ? CellText.Wrap(row[i].Text, widths[i]!.Value) : [CellText.Cut(row[i].Text, widths[i]!.Value)]);
        for (var line = 0; line < cells.Values.Max(c => c.Count); line++)
            yield return Joined([.. shown.Select(i => row[i] with { Text = CellText.Fill(cells[i].ElementAtOrDefault(line) ?? "", widths[i]!.Value, columns[i].ToTheRight) })]);
        if (flat) yield break;
        var room = Math.Min(width ?? int.MaxValue, Math.Max(LeastBelow, shown.Sum(i => widths[i]!.Value + TableLayout.Gap) - TableLayout.Gap));
        foreach (var i in Enumerable.Range(0, columns.Count).Where(i => widths[i] is null && columns[i].Below && row[i].Text.Length > 0))
            foreach (var line in CellText.Wrap($"{columns[i].Name}: {row[i].Text}", room - Indent.Length)) yield return new TextLine([new TextCell(Indent), row[i] with { Text = line }]);
    }

    private string? LeftOut(List<string> names, IReadOnlyList<int?> widths, int? width, bool flat)
    {
        var gone = Enumerable.Range(0, columns.Count).Where(i => widths[i] is null && (flat || !columns[i].Below)).OrderBy(i => columns[i].LeftOut).Select(i => names[i]).ToList();
        return gone.Count == 0 ? null : $"No room in {width} columns for: {string.Join(", ", gone)}.{(flat ? "" : " A wider terminal, a file or a pipe has all.")}";
    }

    private static TextLine Joined(IReadOnlyList<TextCell> cells) => new([.. cells.SelectMany((c, i) => i == 0 ? (IEnumerable<TextCell>)[c] : [new TextCell(new string(' ', TableLayout.Gap)), c])]);
}

/// <param name="Style">Null for plain text.</param>
internal readonly record struct TextCell(string Text, Style? Style = null)
{
    public static implicit operator TextCell(string text) => new(text);
}

/// <summary>One line of a table, in pieces of one style each.</summary>
internal sealed record TextLine(IReadOnlyList<TextCell> Pieces)
{
    public override string ToString() => string.Concat(Pieces.Select(p => p.Text)).TrimEnd();
}
