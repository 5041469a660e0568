using System.Globalization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

/// <summary>The figures of an epoch by the names of their columns: the one list from which they are written, read and compared.</summary>
internal static class EpochFigures
{
    private static readonly (string Column, bool Deterministic, Func<EpochMetrics, double?> Get)[] Figures =
    [
        ("train_loss", true, m => m.TrainLoss),
        ("train_ppl", true, m => m.TrainPpl),
        ("train_ppl_mean_of_batches", true, m => m.TrainPplMeanOfBatches),
        ("train_bpc", true, m => m.TrainBpc),
        ("val_loss", true, m => m.ValLoss),
        ("val_ppl", true, m => m.ValPpl),
        ("val_ppl_mean_of_batches", true, m => m.ValPplMeanOfBatches),
        ("val_bpc", true, m => m.ValBpc),
        ("grad_norm_mean", true, m => m.GradNormMean),
        ("grad_norm_max", true, m => m.GradNormMax),
        ("clipped_share", true, m => m.ClippedShare),
        ("lr", true, m => m.Lr),
        ("train_seconds", false, m => m.TrainSeconds),
        ("val_seconds", false, m => m.ValSeconds),
        ("chars_per_second", false, m => m.CharsPerSecond),
    ];

    /// <summary>Every figure that a sweep can be judged by.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Figures.Select(f => f.Column), "peak_memory_bytes"];

    /// <summary>All columns but <c>run_id</c>, <c>epoch</c> and <c>attempt</c>, separated by commas.</summary>
    public static string Columns(string prefix = "") => string.Join(", ", Names.Prepend("step").Select(n => prefix + n));

    /// <summary>By the names of <see cref="Columns"/>.</summary>
    public static IEnumerable<(string Column, object? Value)> Values(EpochMetrics metrics) =>
    [
        ("step", metrics.Step),
        .. Figures.Select(f => (f.Column, (object?)Stored(f.Get(metrics)))),
        ("peak_memory_bytes", metrics.PeakMemoryBytes),
    ];

    /// <summary>SQLite knows no NaN: it is stored as NULL.</summary>
    public static double? Stored(double? figure) => figure is { } value && double.IsNaN(value) ? null : figure;

    public static EpochMetrics Read(Row row) => new()
    {
        Epoch = row.Integer("epoch"),
        Step = row.Long("step"),
        TrainLoss = row.Number("train_loss"),
        TrainPpl = row.Number("train_ppl"),
        TrainPplMeanOfBatches = row.Number("train_ppl_mean_of_batches"),
        TrainBpc = row.Number("train_bpc"),
        ValLoss = row.NumberOrNull("val_loss"),
        ValPpl = row.NumberOrNull("val_ppl"),
        ValPplMeanOfBatches = row.NumberOrNull("val_ppl_mean_of_batches"),
        ValBpc = row.NumberOrNull("val_bpc"),
        GradNormMean = row.Number("grad_norm_mean"),
        GradNormMax = row.Number("grad_norm_max"),
        ClippedShare = row.Number("clipped_share"),
        Lr = row.Number("lr"),
        TrainSeconds = row.Number("train_seconds"),
        ValSeconds = row.NumberOrNull("val_seconds"),
        CharsPerSecond = row.Number("chars_per_second"),
        PeakMemoryBytes = row.Long("peak_memory_bytes"),
    };

    /// <summary>The figures that should be equal however often the epoch is trained, and are not: "train_loss 1.5 and 1.6". Null if all are.</summary>
    public static string? Difference(EpochMetrics former, EpochMetrics latter)
    {
        var different = Figures.Where(f => f.Deterministic)
            .Select(f => (f.Column, A: f.Get(former) ?? double.NaN, B: f.Get(latter) ?? double.NaN))
            .Where(f => !f.A.Equals(f.B))
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Column} {f.A:R} and {f.B:R}"))
            .ToList();
        if (former.Step != latter.Step) different.Insert(0, $"step {former.Step} and {latter.Step}");
        return different.Count == 0 ? null : string.Join(", ", different);
    }
}
