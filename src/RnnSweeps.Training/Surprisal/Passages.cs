namespace RnnSweeps.Training.Surprisal;

/// <summary>Finds the passages of a text that have the largest mean loss.</summary>
internal static class Passages
{
    /// <summary>The best ones that do not overlap: the best of all first, then the best of what is left.</summary>
    /// <param name="losses">Of each character; NaN for what was not measured, of which no passage has any.</param>
    /// <param name="length">Characters of a passage; fewer where the measured part is shorter.</param>
    /// <param name="count">Passages at most.</param>
    public static IEnumerable<Passage> Of(string text, float[] losses, int length, int count)
    {
        length = Math.Min(length, losses.Count(l => !float.IsNaN(l)));
        var taken = new List<int>();
        foreach (var (from, mean) in Means(losses, length).OrderByDescending(m => m.Mean).ThenBy(m => m.From))
        {
            if (taken.Count == count) yield break;
            if (taken.Any(t => Math.Abs(t - from) < length)) continue;
            taken.Add(from);
            yield return new Passage(from, mean, text.Substring(from, length), losses[from..(from + length)]);
        }
    }

    /// <summary>The mean of every window that was measured in full.</summary>
    private static List<(int From, double Mean)> Means(float[] losses, int length)
    {
        var means = new List<(int, double)>();
        if (length == 0) return means;
        var (sum, missing) = (0.0, 0);
        for (var i = 0; i < losses.Length; i++)
        {
            Count(losses[i], +1);
            if (i >= length) Count(losses[i - length], -1);
            if (i >= length - 1 && missing == 0) means.Add((i - length + 1, sum / length));
        }
        return means;

        void Count(float loss, int sign)
        {
            if (float.IsNaN(loss)) missing += sign;
            else sum += sign * (double)loss;
        }
    }
}
