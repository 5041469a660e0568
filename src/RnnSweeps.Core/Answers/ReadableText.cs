using System.Globalization;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>Figures as sentences have them; never parsed again.</summary>
public static class ReadableText
{
    /// <summary>Four significant digits: <c>6.214</c>, <c>27.94</c>, <c>0.01200</c>, <c>1.2e9</c>.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 1e6 => Text(value, "0.0e0"),
        >= 1000 => Text(value, "0"),
        >= 100 => Text(value, "0.0"),
        >= 10 => Text(value, "0.00"),
        _ => Text(value, "0.000"),
    };

    /// <summary>Of a difference: four decimals below a tenth, more where that would read as zero.</summary>
    public static string Size(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.0005 => Text(value, "0.0e0"),
        < 0.1 => Text(value, "0.0000"),
        _ => Number(value),
    };

    /// <summary>A difference with its sign.</summary>
    public static string Difference(double value) => (value > 0 ? "+" : "") + Size(value);

    public static string Range(Interval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    public static string DifferenceRange(Interval interval) => $"{Difference(interval.Low)} to {Difference(interval.High)}";

    /// <summary>With a letter for the thousands: <c>947</c>, <c>61.3k</c>, <c>1.24M</c>.</summary>
    public static string Amount(double count) => count switch
    {
        >= 1e9 => Text(count / 1e9, "0.00") + "G",
        >= 1e6 => Text(count / 1e6, "0.00") + "M",
        >= 1e4 => Text(count / 1e3, "0.0") + "k",
        _ => Text(count, "0"),
    };

    public static string Bytes(double bytes) => bytes switch
    {
        >= 1L << 30 => Text(bytes / (1L << 30), "0.0") + " GiB",
        >= 1L << 20 => Text(bytes / (1L << 20), "0") + " MiB",
        _ => Text(bytes / (1L << 10), "0") + " KiB",
    };

    /// <summary><c>8.2 s</c>, <c>3 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 10 => Text(seconds, "0.0") + " s",
        < 60 => Text(seconds, "0") + " s",
        < 3600 => $"{(int)seconds / 60} min {(int)seconds % 60:00} s",
        _ => $"{(int)(seconds / 3600)} h {(int)seconds / 60 % 60:00} min",
    };

    /// <summary>0 to 1 in whole percents, <c>&lt; 1 %</c> for what is less.</summary>
    public static string Percent(double share) => share is > 0 and < 0.005 ? "< 1 %" : $"{Text(100 * share, "0")} %";

    /// <summary><c>p = 0.012</c>, <c>p &lt; 0.001</c>.</summary>
    public static string P(double p) => p < 0.001 ? "p < 0.001" : $"p = {Text(p, "0.000")}";

    /// <summary><c>one, two, … nine, 10, 11</c>.</summary>
    public static string Count(int n) => n switch { 1 => "one", 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", 7 => "seven", 8 => "eight", 9 => "nine", _ => Text(n, "0") };

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
