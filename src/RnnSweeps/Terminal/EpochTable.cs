using RnnSweeps.Core.Runs;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>A row an epoch of one run.</summary>
internal static class EpochTable
{
    public static Table Of(IEnumerable<EpochMetrics> epochs)
    {
        var table = Screen.Table(
            ("epoch", Justify.Right), ("train ppl", Justify.Right), ("val ppl", Justify.Right), ("gradient norm", Justify.Right), ("clipped", Justify.Right),
            ("lr", Justify.Right), ("train time", Justify.Right), ("chars/s", Justify.Right), ("memory", Justify.Right));
        foreach (var m in epochs)
        {
            table.AddRow([.. new[]
            {
                $"{m.Epoch}", Figures.Perplexity(m.TrainPpl), Figures.Perplexity(m.ValPpl), Figures.Perplexity(m.GradNormMean), $"{m.ClippedShare:P0}",
                $"{m.Lr:0.#####}", Figures.Duration(m.TrainSeconds), Figures.Count(m.CharsPerSecond), Figures.Bytes(m.PeakMemoryBytes),
            }.Select(cell => new Text(cell))]);
        }
        return table;
    }
}
