using System.Globalization;
using RnnSweeps.Core.Answers;
using RnnSweeps.Results.Queries;

namespace RnnSweeps.Terminal;

/// <summary>Figures as people read them; never parsed again.</summary>
internal static class Figures
{
    public const string None = "-";

    public static string Perplexity(double? ppl) => ppl is { } value ? ReadableText.Number(value) : None;

    /// <summary><c>6.214 ± 0.031</c>; the deviation is left out where there are too few runs for one.</summary>
    public static string Perplexity(Spread spread) =>
        spread.Sd is null ? Perplexity(spread.Mean) : $"{Perplexity(spread.Mean)} ± {Perplexity(spread.Sd)}";

    public static string Count(double? count) => count is { } value ? ReadableText.Amount(value) : None;

    public static string Bytes(double? bytes) => bytes is { } value ? ReadableText.Bytes(value) : None;

    public static string Duration(double? seconds) => seconds is { } value ? ReadableText.Duration(value) : None;

    public static string Moment(DateTimeOffset? at) =>
        at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? None;
}
