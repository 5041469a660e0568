using System.Globalization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

/// <summary>How the figures of an epoch are written, read and compared.</summary>
internal static class EpochFigures
{
    /// <summary>All columns but <c>run_id</c>, <c>epoch</c> and <c>attempt</c>, separated by commas.</summary>
    public static string Columns(string prefix = "") => string.Join(", ", EpochFigure.All.Select(f => prefix + f.Column));

    /// <summary>By the names of <see cref="Columns"/>.</summary>
    public static IEnumerable<(string Column, object? Value)> Values(EpochMetrics metrics) =>
        EpochFigure.All.Select(f => (f.Column, f.Stored(metrics)));

    /// <summary>SQLite knows no NaN: it is stored as NULL.</summary>
    public static double? Stored(double? figure) => figure is { } value && double.IsNaN(value) ? null : figure;

    public static EpochMetrics Read(Row row) => EpochFigure.Read(
        row.Integer("epoch"), f => f.Type == FigureType.Integer ? (object)row.Long(f.Column) : row.NumberOrNull(f.Column));

    /// <summary>The figures that should be equal however often the epoch is trained, and are not: "train_loss 1.5 and 1.6". Null if all are.</summary>
    /// <param name="validation">False to ask for none of the validation's.</param>
    public static string? Difference(EpochMetrics former, EpochMetrics latter, bool validation = true)
    {
        var different = EpochFigure.All.Where(f => f.IsDeterministic && (validation || !f.IsOfValidation))
            .Select(f => (f.Column, A: f.Number(former) ?? double.NaN, B: f.Number(latter) ?? double.NaN))
            .Where(f => !f.A.Equals(f.B))
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Column} {f.A:R} and {f.B:R}"))
            .ToList();
        return different.Count == 0 ? null : string.Join(", ", different);
    }
}
