using System.Globalization;
using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>Figures as sentences have them; never parsed again.</summary>
public static class Readable
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

    /// <summary>For a difference of figures: as many decimals as tell it from zero, four at least of what is below one.</summary>
    public static string Difference(double value) => (value > 0 ? "+" : "") + (Math.Abs(value) < 0.1 && value != 0 ? Text(value, "0.0000") : Number(value));

    public static string Range(Interval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    public static string DifferenceRange(Interval interval) => $"{Difference(interval.Low)} to {Difference(interval.High)}";

    /// <summary><c>p = 0.012</c>, <c>p &lt; 0.001</c>.</summary>
    public static string P(double p) => p < 0.001 ? "p < 0.001" : $"p = {Text(p, "0.000")}";

    /// <summary><c>one, two, … nine, 10, 11</c>.</summary>
    public static string Count(int n) => n switch { 1 => "one", 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", 7 => "seven", 8 => "eight", 9 => "nine", _ => Text(n, "0") };

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
