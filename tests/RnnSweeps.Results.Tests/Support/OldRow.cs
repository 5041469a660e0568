using System.Globalization;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>A row of an earlier schema, by its own columns. What a column that was not there yet had is null.</summary>
internal sealed class OldRow(IReadOnlyDictionary<string, object?> cells)
{
    public string? Text(string column) => cells.GetValueOrDefault(column) as string;

    public long? Whole(string column) => cells.GetValueOrDefault(column) as long?;

    public double? Number(string column) => cells.GetValueOrDefault(column) as double?;

    /// <summary>False for 0, and before there was such a column.</summary>
    public bool Is(string column) => Whole(column) is not (null or 0);

    public DateTimeOffset? Moment(string column) =>
        Text(column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    /// <summary>Of a figure, where NULL stands for NaN: equal for figures that agree in every bit.</summary>
    public long Bits(string column) => BitsOf(Number(column));

    public static long BitsOf(double? figure) => BitConverter.DoubleToInt64Bits(figure ?? double.NaN);
}
