using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>Whose style a text is in, by the cross-entropy of several judges: a passage is in the style of the judge that it surprises least.</summary>
/// <param name="Passages">That were judged.</param>
/// <param name="Won">Of them, by judge.</param>
/// <param name="Losses">The mean over all of them, by judge, in nats a character.</param>
public sealed record StyleAttribution(int Passages, IReadOnlyList<int> Won, IReadOnlyList<double> Losses)
{
    /// <summary>Passages in each judge's style, as shares from 0 to 1; NaN where the text was too short for one.</summary>
    public IReadOnlyList<double> Shares => [.. Won.Select(w => (double)w / Passages)];

    /// <summary>One passage after the other; what is left at the end is not judged.</summary>
    /// <param name="losses">Of each character, by judge: as long as the text each. NaN for what a judge could not measure; no judge is asked about it then.</param>
    /// <param name="passage">Characters of one, at least 1.</param>
    public static StyleAttribution Of(IReadOnlyList<float[]> losses, int passage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(passage, 1);
        if (losses.Count == 0 || losses.Any(l => l.Length != losses[0].Length)) throw new ArgumentException("There is at least one judge, and all read the same text.", nameof(losses));
        var (passages, won, sums, characters) = (0, new int[losses.Count], new double[losses.Count], 0);
        for (var from = 0; from + passage <= losses[0].Length; from += passage)
        {
            var known = Enumerable.Range(from, passage).Where(i => losses.All(l => !float.IsNaN(l[i]))).ToList();
            if (known.Count == 0) continue;
            var of = losses.Select(l => known.Sum(i => (double)l[i])).ToList();
            won[of.IndexOf(of.Min())]++;
            for (var j = 0; j < sums.Length; j++) sums[j] += of[j];
            (passages, characters) = (passages + 1, characters + known.Count);
        }
        return new StyleAttribution(passages, won, [.. sums.Select(s => s / characters)]);
    }

    /// <summary>Of several texts of the same length by the same kind of writer, before the same judges.</summary>
    public static StyleAttribution Together(IReadOnlyCollection<StyleAttribution> texts) => new(
        texts.Sum(t => t.Passages), [.. texts.First().Won.Select((_, j) => texts.Sum(t => t.Won[j]))], [.. texts.First().Losses.Select((_, j) => Sample.Mean([.. texts.Select(t => t.Losses[j])]))]);
}
