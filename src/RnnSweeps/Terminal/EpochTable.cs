using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>A row an epoch of one run.</summary>
internal static class EpochTable
{
    /// <param name="run">Whose.</param>
    /// <param name="epochs">In their order.</param>
    /// <param name="most">The newest so many.</param>
    public static TextTable Of(RunId run, IReadOnlyList<EpochMetrics> epochs, int most)
    {
        var table = new TextTable(
            TextColumn.Number("epoch"), TextColumn.Number("train ppl"), TextColumn.Number("val ppl"), TextColumn.Number("gradient norm", 5), TextColumn.Number("clipped", 4),
            TextColumn.Number("lr", 6), TextColumn.Number("train time", 3), TextColumn.Number("chars/s", 2), TextColumn.Number("memory", 1));
        foreach (var m in epochs.TakeLast(most))
            table.Add(
                $"{m.Epoch}", Figures.Perplexity(m.TrainPpl), Figures.Perplexity(m.ValPpl), Figures.Perplexity(m.GradNormMean), $"{m.ClippedShare:P0}",
                m.Lr.ToString("0.#####", CultureInfo.InvariantCulture), Figures.Duration(m.TrainSeconds), Figures.Count(m.CharsPerSecond), Figures.Bytes(m.PeakMemoryBytes));
        if (epochs.Count > table.Rows) table.Remark = $"{epochs.Count - table.Rows} earlier epochs: 'rnnsweeps show {run} --all' shows all.";
        return table;
    }
}
