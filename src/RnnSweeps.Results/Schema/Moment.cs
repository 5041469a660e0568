using System.Globalization;

namespace RnnSweeps.Results.Schema;

/// <summary>A moment as the store writes it: UTC, ISO 8601, sortable as text: <c>2026-03-01T12:00:00.0000000Z</c>.</summary>
internal static class Moment
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
