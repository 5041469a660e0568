using System.Text;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Text;

/// <summary>What a cleaning takes away from a text besides white space and marks that nobody sees.</summary>
/// <param name="Count">Characters (Unicode code points) of the text that no model sees, nor a plain sign in their place.</param>
/// <param name="Seen">Characters of the text, without white space and invisible marks.</param>
/// <param name="MostFrequent">The most frequent of them first, five at most.</param>
public sealed record DroppedCharacters(long Count, long Seen, IReadOnlyList<string> MostFrequent)
{
    /// <summary>From here on people are told: cleaning <c>letters</c> takes less from English prose, punctuation aside.</summary>
    public const double ToldFrom = 0.01;

    private const int Named = 5;

    /// <summary>Of all characters, from 0 to 1.</summary>
    public double Share => Seen == 0 ? 0 : (double)Count / Seen;

    /// <summary>
    /// What a text loses. Punctuation does not count with <c>letters</c>: a space in its place is what that cleaning is for.
    /// </summary>
    public static DroppedCharacters Of(string text, Cleaning cleaning)
    {
        long all = 0, lost = 0;
        var counts = new Dictionary<Rune, long>();
        foreach (var rune in text.EnumerateRunes().Where(IsSeen))
        {
            all++;
            if (TextCleaning.Keeps(rune, cleaning) || (cleaning == Cleaning.Letters && Rune.IsPunctuation(rune))) continue;
            lost++;
            counts[rune] = counts.GetValueOrDefault(rune) + 1;
        }
        return new(lost, all, [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Named).Select(c => c.Key.ToString())]);
    }

    /// <summary>The characters of a short text that a cleaning does not keep, each once, in their order.</summary>
    public static IReadOnlyList<string> In(string text, Cleaning cleaning) =>
        [.. text.EnumerateRunes().Where(r => IsSeen(r) && !TextCleaning.Keeps(r, cleaning)).Select(r => r.ToString()).Distinct()];

    private static bool IsSeen(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format;
}
