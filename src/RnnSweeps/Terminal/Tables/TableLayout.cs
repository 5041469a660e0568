namespace RnnSweeps.Terminal.Tables;

/// <summary>
/// Which columns a table shows in so many characters, and how wide. Where all don't fit, long cells are narrowed; then sentences move under
/// their rows; then columns are left out in their order; names and what has no turn are narrowed last of all, and never left out; nor is the last column that is left.
/// </summary>
/// <param name="Widths">By column; null for one that has no place in the row.</param>
internal sealed record TableLayout(IReadOnlyList<int?> Widths)
{
    /// <summary>Between two columns.</summary>
    public const int Gap = 2;

    /// <summary>Narrower than that nothing can be read.</summary>
    private const int Narrowest = 3;

    /// <param name="columns">From left to right.</param>
    /// <param name="whole">The width of each with nothing cut off.</param>
    /// <param name="width">Of the terminal; null for a file or a pipe.</param>
    public static TableLayout Of(IReadOnlyList<TextColumn> columns, IReadOnlyList<int> whole, int? width)
    {
        if (width is not { } room) return new TableLayout([.. whole.Select(w => (int?)w)]);
        var least = columns.Select((c, i) => c.Least is { } l ? Math.Min(whole[i], Math.Max(l, CellText.Width(c.Name))) : whole[i]).ToList();
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (shown.Count > 1 && Total(shown.Select(i => least[i])) > room && Next(columns, shown) is { } gone) shown.Remove(gone);
        var widths = shown.ToDictionary(i => i, i => least[i]);
        Widen(widths, whole, room);
        while (Total(widths.Values) > room && widths.MaxBy(w => w.Value) is { Value: > Narrowest, Key: var widest }) widths[widest]--;
        return new TableLayout([.. columns.Select((_, i) => widths.TryGetValue(i, out var w) ? w : (int?)null)]);
    }

    private static int Total(IEnumerable<int> widths) => widths.Sum(w => w + Gap) - Gap;

    /// <summary>What gives way next; null if all must stay.</summary>
    private static int? Next(IReadOnlyList<TextColumn> columns, List<int> shown) => shown
        .Where(i => columns[i].Below || columns[i].LeftOut is not null)
        .OrderByDescending(i => columns[i].Below ? i : -1).ThenBy(i => columns[i].LeftOut).Select(i => (int?)i).FirstOrDefault();

    /// <summary>What room is left goes to those that are narrower than they would be, the narrowest first.</summary>
    private static void Widen(Dictionary<int, int> widths, IReadOnlyList<int> whole, int room)
    {
        for (var spare = room - Total(widths.Values); spare > 0; spare--)
        {
            var wanting = widths.Where(w => w.Value < whole[w.Key]).OrderBy(w => w.Value).ToList();
            if (wanting.Count == 0) return;
            widths[wanting[0].Key]++;
        }
    }
}
