using System.Globalization;
using RnnSweeps.Reproduction;

namespace RnnSweeps.Terminal;

/// <summary>What a reproduction has shown, in sentences.</summary>
internal static class ReproductionText
{
    public static IEnumerable<string> Of(string run, Comparison comparison, IReadOnlyList<Fingerprint> fingerprints)
    {
        var epochs = comparison.Epochs == 1 ? "1 epoch" : $"{comparison.Epochs} epochs";
        if (comparison.Agrees)
            yield return $"{run} is reproduced: every figure of {epochs} agrees with the stored one to the last digit{(comparison.AlsoSame.Count == 0 ? "" : $"; so it is with {List(comparison.AlsoSame)}")}.";
        else if (comparison.First is { } first)
        {
            yield return $"{run} is not reproduced: epoch {first.Epoch} is the first that differs, by {first.Figures} (stored, now).";
            yield return string.Create(CultureInfo.InvariantCulture, $"{comparison.DifferentEpochs} of {epochs} differ, the validation perplexity by {comparison.LargestPplDifference:0.######} at most.");
        }
        else yield return $"{run} is not reproduced: every figure of {epochs} agrees with the stored one, and its end does not.";
        foreach (var sentence in comparison.AlsoDifferent) yield return sentence;
        yield return Fingerprints(fingerprints, comparison.Agrees);
    }

    private static string Fingerprints(IReadOnlyList<Fingerprint> all, bool agrees)
    {
        var others = all.Where(f => !f.Agrees).Select(f => $"{f.What} {Short(f, f.Then)} then, {Short(f, f.Now)} now").ToList();
        if (others.Count > 0) return $"The texts are the same as then. Not the same: {string.Join("; ", others)}.";
        const string Same = "The texts, the commit, all versions, device and threads are the same as then.";
        return agrees ? Same : $"{Same} What is not stored may be another: the processor's kind, above all, decides in which order numbers are added.";
    }

    /// <summary>As much of a commit as people compare.</summary>
    private static string Short(Fingerprint fingerprint, string value) => fingerprint.What == Fingerprint.Commit && value.Length > 12 ? value[..12] : value;

    private static string List(IReadOnlyList<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
