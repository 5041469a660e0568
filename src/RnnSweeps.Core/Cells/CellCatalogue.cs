namespace RnnSweeps.Core.Cells;

/// <summary>
/// Every cell that a model can be made of. A new one is a class beside these, a line here, and its half in the training project.
/// </summary>
public static class CellCatalogue
{
    public static IReadOnlyList<Cell> All { get; } = [new RnnCell(), new GruCell(), new LstmCell()];

    private static readonly Dictionary<string, Cell> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The cell of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Cell Of(string name) =>
        ByName.GetValueOrDefault(name)
        ?? throw new ArgumentException($"Unknown cell {name}; known are {string.Join(", ", ByName.Keys)}.", nameof(name));

    /// <summary>The names of the cells with which a parameter of cells acts.</summary>
    public static IReadOnlyList<string> With(string parameter) =>
        [.. All.Where(c => c.OwnParameters.Contains(parameter)).Select(c => c.Name)];
}
