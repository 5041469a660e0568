using System.Globalization;
using RnnSweeps.Results.Queries;

namespace RnnSweeps.Terminal;

/// <summary>Figures as people read them; never parsed again.</summary>
internal static class Figures
{
    public const string None = "-";

    /// <summary>Four significant digits: <c>6.214</c>, <c>27.94</c>, <c>1.2e9</c>.</summary>
    public static string Perplexity(double? ppl) => ppl switch
    {
        null => None,
        >= 1e6 => Text(ppl.Value, "0.0e0"),
        >= 1000 => Text(ppl.Value, "0"),
        >= 100 => Text(ppl.Value, "0.0"),
        >= 10 => Text(ppl.Value, "0.00"),
        _ => Text(ppl.Value, "0.000"),
    };

    /// <summary><c>6.214 ± 0.031</c>; the deviation is left out where there are too few runs for one.</summary>
    public static string Perplexity(Spread spread) =>
        spread.Sd is null ? Perplexity(spread.Mean) : $"{Perplexity(spread.Mean)} ± {Perplexity(spread.Sd)}";

    /// <summary>With a letter for the thousands: <c>947</c>, <c>61.3k</c>, <c>1.24M</c>.</summary>
    public static string Count(double? count) => count switch
    {
        null => None,
        >= 1e9 => Text(count.Value / 1e9, "0.00") + "G",
        >= 1e6 => Text(count.Value / 1e6, "0.00") + "M",
        >= 1e4 => Text(count.Value / 1e3, "0.0") + "k",
        _ => Text(count.Value, "0"),
    };

    public static string Bytes(double? bytes) => bytes switch
    {
        null => None,
        >= 1L << 30 => Text(bytes.Value / (1L << 30), "0.0") + " GiB",
        >= 1L << 20 => Text(bytes.Value / (1L << 20), "0") + " MiB",
        _ => Text(bytes.Value / (1L << 10), "0") + " KiB",
    };

    /// <summary><c>8.2 s</c>, <c>3 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Duration(double? seconds) => seconds switch
    {
        null => None,
        < 10 => Text(seconds.Value, "0.0") + " s",
        < 60 => Text(seconds.Value, "0") + " s",
        < 3600 => $"{(int)seconds.Value / 60} min {(int)seconds.Value % 60:00} s",
        _ => $"{(int)(seconds.Value / 3600)} h {(int)seconds.Value / 60 % 60:00} min",
    };

    public static string Moment(DateTimeOffset? at) =>
        at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? None;

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
