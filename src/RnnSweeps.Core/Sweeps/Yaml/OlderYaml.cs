using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>
/// How YAML 1.1 reads plain scalars, and so PyYAML and Weights &amp; Biases: a leading zero means octal, <c>1:30</c> is 90 and <c>yes</c> is
/// true. Whatever has another meaning there is refused or told here, never taken in silence.
/// </summary>
internal static partial class OlderYaml
{
    private static readonly string[] TrueWords = ["yes", "Yes", "YES", "on", "On", "ON"], FalseWords = ["no", "No", "NO", "off", "Off", "OFF"];

    /// <summary>What it is there, if it is no text there and not what its characters say in YAML 1.2; else null.</summary>
    public static string? Reading(string text)
    {
        if (TrueWords.Contains(text)) return "true";
        if (FalseWords.Contains(text)) return "false";
        if (text.Length < 2 || !char.IsAsciiDigit(text.TrimStart('-', '+').FirstOrDefault())) return null;
        var negative = text[0] == '-';
        var digits = text.TrimStart('-', '+').Replace("_", "", StringComparison.Ordinal);
        BigInteger? number = Octal().IsMatch(text) ? Of(digits[1..], 8)
            : Hexadecimal().IsMatch(text) ? Of(digits[2..], 16)
            : Binary().IsMatch(text) ? Of(digits[2..], 2)
            : Sixties().IsMatch(text) ? digits.Split(':').Aggregate(BigInteger.Zero, (sum, part) => sum * 60 + BigInteger.Parse(part, CultureInfo.InvariantCulture))
            : null;
        return number is { } n ? (negative ? -n : n).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Of a whole number with a leading zero that the two versions read differently: what is wrong with it; else null.</summary>
    public static string? LeadingZero(string text)
    {
        if (!Zero().IsMatch(text)) return null;
        var here = BigInteger.Parse(text.TrimStart('+'), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (Reading(text) is not { } there)
            return $"{text} is a text in YAML 1.1, as Weights & Biases reads it, and {here} in YAML 1.2: write {here}, or '{text}' in quotes for the text";
        return here == there ? null : $"{text} is {there} in YAML 1.1, as Weights & Biases reads it (a leading zero means octal), and {here} in YAML 1.2: write {there} or {here}, or '{text}' in quotes for the text";
    }

    /// <summary>A number of both versions that is written with underscores, 1_000, without them; else null.</summary>
    public static string? Plain(string text) => Underscored().IsMatch(text) && text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : null;

    private static BigInteger Of(string digits, int radix) =>
        digits.Aggregate(BigInteger.Zero, (sum, digit) => sum * radix + Convert.ToInt32(digit.ToString(), 16));

    [GeneratedRegex(@"^[-+]?0[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Zero();

    [GeneratedRegex(@"^[-+]?0[0-7_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?0x[0-9a-fA-F_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?0b[01_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Binary();

    [GeneratedRegex(@"^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sixties();

    [GeneratedRegex(@"^[-+]?([1-9][0-9_]*|0|[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();
}
