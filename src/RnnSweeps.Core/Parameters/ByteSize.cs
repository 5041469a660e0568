using System.Globalization;

namespace RnnSweeps.Core.Parameters;

/// <summary>Amounts of memory as people write them: <c>4GiB</c>, <c>512 MiB</c>, <c>1.5GB</c>.</summary>
public static class ByteSize
{
    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("kB", 1e3), ("B", 1),
    ];

    /// <summary>Null for a text that is no amount of at least one byte with its unit.</summary>
    public static long? Parse(string text)
    {
        var unit = Units.FirstOrDefault(u => text.EndsWith(u.Unit, StringComparison.Ordinal));
        if (unit.Unit is null || !double.TryParse(text.AsSpan(0, text.Length - unit.Unit.Length).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            return null;
        return count * unit.Bytes is >= 1 and < 1e18 and var bytes ? (long)bytes : null;
    }

    /// <summary><c>4 GiB</c>, <c>1.5 GiB</c>, <c>300 MiB</c>, <c>12 KiB</c>.</summary>
    public static string Display(long bytes)
    {
        var (unit, size) = Units.First(u => u.Unit is "GiB" or "MiB" or "KiB" or "B" && (bytes >= u.Bytes || u.Bytes == 1));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / size:0.##} {unit}");
    }
}
