using RnnSweeps.Core.Cells;

namespace RnnSweeps.Training.Models.Cells;

/// <summary>The layers of every cell of <see cref="CellCatalogue"/>.</summary>
internal static class CellLayersCatalogue
{
    private static readonly Dictionary<Cell, CellLayers> All =
        ((CellLayers[])[new RnnLayers(), new GruLayers(), new LstmLayers()]).ToDictionary(c => c.Cell);

    /// <summary>The cells that have layers.</summary>
    public static IEnumerable<Cell> Cells => All.Keys;

    /// <exception cref="KeyNotFoundException">The cell has none; a test sees to it that none ships so.</exception>
    public static CellLayers Of(Cell cell) => All[cell];
}
